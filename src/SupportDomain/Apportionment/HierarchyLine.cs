using SupportDomain.Numerics;

namespace SupportDomain.Apportionment;

/// <summary>One line of a hierarchy: a department, a team within it, a line within that.</summary>
/// <param name="Id">Names the line; unique in the hierarchy.</param>
/// <param name="ParentId">The line above; null at the top.</param>
/// <param name="Weight">Its weight among its siblings; zero or greater.</param>
/// <param name="Floor">The least share, inclusive; zero or greater.</param>
/// <param name="Cap">The greatest share, inclusive; null for none.</param>
public sealed record HierarchyLine(string Id, string? ParentId, Rational Weight, Int128 Floor = default, Int128? Cap = null);
