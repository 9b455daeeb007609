using Deskside.Server.Hosting;
using Deskside.Server.Hosting.Access;
using Deskside.Server.Queue.Internal.Answers;
using Deskside.Server.Queue.Internal.Codes;
using Deskside.Server.Queue.Internal.Customers;
using Deskside.Server.Queue.Internal.Desk;
using Deskside.Server.Queue.Internal.Notes;
using Deskside.Server.Queue.Internal.Offers;
using Deskside.Server.Queue.Internal.Picture;
using Deskside.Server.Queue.Internal.Pictures;
using Deskside.Server.Queue.Internal.Presence;
using Deskside.Server.Queue.Internal.Teams;
using Deskside.Server.Sessions;

namespace Deskside.Server.Queue;

/// <summary>Asking, waiting, being accepted, leaving; nine-digit codes by which the Companion joins a request.</summary>
public static class QueueFeature
{
    public static WebApplicationBuilder AddQueue(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<RequestBook>();
        services.AddSingleton(QueueBound.Usual);
        services.AddSingleton<IRequestDesk, AskDesk>();
        services.AddSingleton<WaitingLine>();
        services.AddSingleton<PassingDesk>();
        services.AddSingleton<PriorityDesk>();
        services.AddSingleton<RequestDoor>();
        services.AddSingleton<CodeDesk>();
        services.AddSingleton<CustomerViews>();
        services.AddSingleton<CustomerDesk>();
        services.AddSingleton<PlaceKeeper>();
        services.AddSingleton<PictureBook>();
        services.AddSingleton<NoteBook>();
        services.AddSingleton<CustomerSigns>();
        services.AddSingleton<PresenceDesk>();
        services.AddSingleton<ITokenKeeper, CustomerKeeper>();
        services.AddSingleton<ISessionEndStep, CloseRequest>();
        services.AddSingleton<IHousekeeping, QueueTidying>();
        services.AddSingleton<IHousekeeping, OverflowStep>();
        services.AddSingleton<IHousekeeping, TurnCaller>();
        services.AddSingleton<TeamDesk>();
        services.AddSingleton<AnswerBook>();
        AddPicture(services);
        services.AddSingleton<OfferBook>();
        services.AddSingleton<IOfferCall, OfferPush>();
        services.AddHostedService<OfferDesk>();
        services.AddHostedService<PositionTeller>();
        services.AddHostedService<PresenceWatch>();
        services.AddHostedService<FloorWatch>();
        return builder;
    }

    public static WebApplication MapQueue(this WebApplication app)
    {
        CustomerEndpoints.Map(app);
        WaitingEndpoints.Map(app);
        PictureEndpoints.Map(app);
        CodeEndpoints.Map(app);
        QueueEndpoints.Map(app);
        PassingEndpoints.Map(app);
        NoteEndpoints.Map(app);
        FloorEndpoints.Map(app);
        TeamEndpoints.Map(app);
        AnswerEndpoints.Map(app);
        return app;
    }

    private static void AddPicture(IServiceCollection services)
    {
        services.AddSingleton<TeamBook>();
        services.AddSingleton<FloorBook>();
        services.AddSingleton<FloorDesk>();
        services.AddSingleton<DutyBook>();
        services.AddSingleton<PictureReader>();
        services.AddSingleton<QueuePictures>();
        services.AddHostedService(s => s.GetRequiredService<QueuePictures>());
    }
}
