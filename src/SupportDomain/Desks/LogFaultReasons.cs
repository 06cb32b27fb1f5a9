using System.Collections.Frozen;
using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Desks;

/// <summary>What is wrong with a row, as a reason that has a word in each language.</summary>
public static class LogFaultReasons
{
    private static readonly FrozenDictionary<LogFindingKind, ReasonKind> Kinds =
        Enum.GetValues<LogFindingKind>().ToFrozenDictionary(k => k, k => new ReasonKind($"log.fault.{string.Concat(k.ToString().Select(char.ToLowerInvariant))}"));

    /// <summary>All of them, in the order of <see cref="LogFindingKind"/>.</summary>
    public static ImmutableArray<ReasonKind> All { get; } = [.. Enum.GetValues<LogFindingKind>().Select(KindOf)];

    /// <summary>The kind of reason for a kind of finding.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    public static ReasonKind KindOf(LogFindingKind kind) =>
        Kinds.TryGetValue(kind, out ReasonKind? found) ? found : throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{kind} is no kind of finding.");

    /// <summary>The reason for a kind of finding.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not a named member.</exception>
    public static Reason Of(LogFindingKind kind) => KindOf(kind).Of();
}
