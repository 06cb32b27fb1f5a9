namespace SupportDomain.Tests;

/// <summary>Tests that measure the whole process run when no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneTests
{
    /// <summary>The name of the collection.</summary>
    internal const string Name = "alone";
}
