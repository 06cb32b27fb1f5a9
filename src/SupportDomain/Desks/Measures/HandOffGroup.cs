using System.Collections.Immutable;

namespace SupportDomain.Desks.Measures;

/// <summary>The resolved tickets of a priority by how often they were handed on.</summary>
/// <remarks>Equality is by reference. Immutable, and safe to share between threads.</remarks>
public sealed class HandOffGroup
{
    internal HandOffGroup(string? priority, ImmutableArray<HandOffRow> rows)
    {
        Priority = priority;
        Rows = rows;
    }

    /// <summary>The priority, or null for the tickets that have none.</summary>
    public string? Priority { get; }

    /// <summary>None, one, two, three, and four or more hand-offs.</summary>
    public ImmutableArray<HandOffRow> Rows { get; }
}
