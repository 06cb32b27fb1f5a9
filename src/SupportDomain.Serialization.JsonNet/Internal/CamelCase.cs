namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>The names of our enum members as documents write them.</summary>
internal static class CamelCase
{
    internal static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
    }
}
