using System.Collections.Immutable;
using SupportDomain.Identifiers;

namespace SupportDomain.Compensation;

/// <summary>The reasons that salary models give: what moved the pay, what advice rests on, why an explanation is refused, and where an offer stands.</summary>
public static class CompensationReasons
{
    /// <summary>Both pays and their difference.</summary>
    public static ReasonKind Compared { get; } = new("pay.explain.compared", "reference", "pay", "difference");

    /// <summary>A factor raised the pay.</summary>
    public static ReasonKind Raised { get; } = new("pay.explain.raised", "stage", "amount");

    /// <summary>A factor lowered the pay.</summary>
    public static ReasonKind Lowered { get; } = new("pay.explain.lowered", "stage", "amount");

    /// <summary>A factor is the same in both.</summary>
    public static ReasonKind Unchanged { get; } = new("pay.explain.unchanged", "stage");

    /// <summary>What roundings added, or took if negative.</summary>
    public static ReasonKind Rounded { get; } = new("pay.explain.rounded", "amount");

    /// <summary>The logarithmic index was asked for a model that is no product.</summary>
    public static ReasonKind NotAProduct { get; } = new("pay.refused.notaproduct", "stage");

    /// <summary>A factor has no logarithm.</summary>
    public static ReasonKind FactorNotPositive { get; } = new("pay.refused.factornotpositive", "stage");

    /// <summary>More factors differ than can be taken in all orders.</summary>
    public static ReasonKind TooManyFactors { get; } = new("pay.refused.toomanyfactors", "model");

    /// <summary>A mixture of two profiles has no pay.</summary>
    public static ReasonKind NoPayInBetween { get; } = new("pay.refused.nopayinbetween", "model");

    /// <summary>What a step adds, costs and takes.</summary>
    public static ReasonKind StepGains { get; } = new("pay.advice.gain", "step", "gain", "cost", "months");

    /// <summary>Something that a step wants to be shown, and that is missing.</summary>
    public static ReasonKind EvidenceMissing { get; } = new("pay.advice.missing", "step", "evidence");

    /// <summary>The employer's side: what somebody costs more who is there already, and when that has paid for the step.</summary>
    public static ReasonKind EmployerPays { get; } = new("pay.advice.employer", "step", "gain", "months");

    /// <summary>The best steps together.</summary>
    public static ReasonKind BestPlan { get; } = new("pay.advice.best", "steps", "gain", "cost", "months");

    /// <summary>Nothing within the limits raises the pay.</summary>
    public static ReasonKind NothingHelps { get; } = new("pay.advice.nothing");

    /// <summary>An offer within its band.</summary>
    public static ReasonKind OfferWithin { get; } = new("pay.offer.within", "offer", "band", "above", "peers");

    /// <summary>An offer below its band.</summary>
    public static ReasonKind OfferBelow { get; } = new("pay.offer.below", "offer", "band", "above", "peers");

    /// <summary>An offer above its band.</summary>
    public static ReasonKind OfferAbove { get; } = new("pay.offer.above", "offer", "band", "above", "peers");

    /// <summary>Every kind of reason of this area.</summary>
    public static ImmutableArray<ReasonKind> All { get; } =
    [
        Compared, Raised, Lowered, Unchanged, Rounded, NotAProduct, FactorNotPositive, TooManyFactors, NoPayInBetween,
        StepGains, EvidenceMissing, EmployerPays, BestPlan, NothingHelps, OfferWithin, OfferBelow, OfferAbove,
    ];
}
