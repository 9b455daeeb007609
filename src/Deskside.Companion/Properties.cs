using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Deskside.Companion.Tests")]
