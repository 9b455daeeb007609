using Deskside.Domain.Portals;
using Deskside.Domain.Texts;
using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Start;
using Deskside.Server.Hosting.Storage;
using Deskside.Server.Notifications.Mail;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Queue.Internal.Presence;

namespace Deskside.Server.Queue.Internal.Customers;

/// <summary>Calls those by mail who keep a place without their page, when their turn is near: once, with a link that comes back,
/// in the language that he asked in.</summary>
internal sealed class TurnCaller(QueuePictures pictures, IPortalDesk portals, IMailOutbox outbox, Addresses addresses, Database database, TimeProvider time) : IHousekeeping
{
    private const int MostAtOnce = 50;

    public async Task TidyAsync(CancellationToken cancellation)
    {
        foreach (var picture in pictures.All)
        {
            var near = picture.Teams.Settings.CallWhenAhead;
            var due = picture.Read(l => l.All
                .Where(r => r is { KeptAt: not null, CalledAt: null, Email: not null, Channel: "chat", DueAt: null, Presence: not CustomerSide.Here } && l.Ahead(LineKey.Of(r), r.Place) <= near)
                .Take(MostAtOnce).ToList());
            foreach (var request in due.Count > 0 && await outbox.IsSetUpAsync(picture.Organisation, cancellation) ? due : [])
            {
                var language = request.Language ?? (await portals.FindAsync(request.Portal, cancellation))?.Languages.FirstOrDefault() ?? CustomerLanguages.Default;
                await database.ChangeAsync(unit => CallAsync(unit, request, language, TimeSpan.FromHours(picture.Teams.Settings.KeepPlaceHours)), cancellation);
            }
        }
    }

    private async Task CallAsync(Unit unit, RequestRecord request, string language, TimeSpan keep)
    {
        var called = await unit.ExecuteAsync("UPDATE requests SET called_at = @now WHERE request = @Request AND state = 'waiting' AND called_at IS NULL", new { request.Request, now = time.NowMs() });
        if (called == 0 || EmailAddress.TryParse(request.Email, out var to) != TextFault.None)
        {
            return;
        }

        var secret = await PlaceKeeper.LinkAsync(unit, request.Organisation, request.Request, (unit.Now + keep).ToUnixTimeMilliseconds());
        var link = new Uri(addresses.ForPrinting(), $"/#back.{secret.Text}");
        await outbox.QueueAsync(unit, request.Organisation, TurnLetter.Write(request, to, language, link));
        await RequestHistory.AddAsync(unit, request.Organisation, request.Request, "place.called", null, null);
        Announce(unit, request);
    }

    private static void Announce(Unit unit, RequestRecord request) => unit.Announce(
        request.Organisation,
        new Hosting.Events.NewEvent(RequestKinds.Changed, RequestAudience.Of(request.ReservedFor), new { called = true }) { Request = request.Request, Holder = request.ReservedFor });
}
