namespace SupportDomain.Desks;

/// <summary>The word that a desk document has for a member of a closed set.</summary>
internal static class CamelName
{
    internal static string Of<T>(T member)
        where T : struct, Enum
    {
        string name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
