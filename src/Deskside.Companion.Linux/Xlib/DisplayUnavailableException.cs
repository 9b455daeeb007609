namespace Deskside.Companion.Linux.Xlib;

/// <summary>The display cannot be opened, or lacks something without which nothing can be shared. The message says what to do.</summary>
public sealed class DisplayUnavailableException(string message, Exception? cause = null) : Exception(message, cause);
