namespace Deskside.Companion.Linux.Windows;

/// <summary>One key press of the customer's own keyboard: what key, and the text that it made.</summary>
internal readonly record struct KeyStroke(uint Keysym, string Text, bool Control, bool Shift);
