namespace SupportDomain.Identifiers;

/// <summary>A value that a reason carries: a count, a text, an instant, a duration, a share, a name, an amount of money, or another reason.</summary>
/// <remarks>
/// An implementation is immutable, compares by value, and formats itself in the invariant culture when it is handed no provider. How it reads in a
/// language is decided where reasons are worded.
/// </remarks>
public interface IReasonParameter : IFormattable;
