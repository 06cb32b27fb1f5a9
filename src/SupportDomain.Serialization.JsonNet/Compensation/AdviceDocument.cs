using System.Collections.Immutable;
using SupportDomain.Compensation;
using SupportDomain.Monetary;

namespace SupportDomain.Serialization.JsonNet.Compensation;

/// <summary>What advice on pay is asked for: steps, what can be shown, and the limits.</summary>
/// <remarks>Equality is by reference of the collections. Immutable, and safe to share between threads.</remarks>
/// <param name="Steps">What the person could do.</param>
/// <param name="Held">What the person can show.</param>
/// <param name="Money">What the steps may cost together.</param>
/// <param name="Months">How long they may take, one after the other.</param>
public sealed record AdviceDocument(ImmutableArray<CareerStep> Steps, ImmutableArray<LevelEvidence> Held, Money Money, int Months);
