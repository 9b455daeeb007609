using Deskside.Companion.Chat;
using Deskside.Companion.Ports;

namespace Deskside.Companion.Run;

/// <summary>What the customer does with the Companion's windows, put into deeds.</summary>
internal sealed class DeskActions(ICustomerDesk desk, ChatRoom chat, BarWriter bar, Action takeBack, Action end)
{
    public void Take(DeskAction action)
    {
        switch (action)
        {
            case DeskAction.TookBack: takeBack(); break;
            case DeskAction.EndedSession or DeskAction.ClosedForm: end(); break;
            case DeskAction.IsTyping: _ = chat.ReportTypingAsync(CancellationToken.None); break;
            case DeskAction.SentChat sent:
                if (!chat.TryPost(sent.Text)) bar.Notice("Too many messages are waiting to be sent. The line seems to be down.");
                break;
            case DeskAction.OpenedChat:
                desk.RaiseChat();
                _ = chat.ReportReadAsync(CancellationToken.None);
                bar.Write();
                break;
        }
    }
}
