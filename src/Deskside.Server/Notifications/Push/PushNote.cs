namespace Deskside.Server.Notifications.Push;

/// <summary>What a browser shows when the console is closed. Sealed for that browser alone; the push service cannot read it.</summary>
/// <param name="Request">Which question, for the notification's actions.</param>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Body">At most 200 characters.</param>
public sealed record PushNote(string Request, string Title, string Body);
