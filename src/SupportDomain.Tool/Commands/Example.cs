namespace SupportDomain.Tool.Commands;

/// <summary>A command line to copy, and what it does.</summary>
/// <param name="Path">The verb, and the verb within it.</param>
/// <param name="CommandLine">The whole line.</param>
/// <param name="English">What it does, in English.</param>
/// <param name="Persian">What it does, in Persian.</param>
internal sealed record Example(string Path, string CommandLine, string English, string Persian);
