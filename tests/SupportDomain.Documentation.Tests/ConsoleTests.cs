namespace SupportDomain.Documentation.Tests;

/// <summary>The tests that redirect the console: one at a time, and nothing beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleTests
{
    public const string Name = "console";
}
