namespace SupportDomain.Scheduling;

/// <summary>Why one item goes before another: the first criterion that differs, and both values.</summary>
/// <remarks>Equal by value; no order. <c>default</c>: there is nothing to compare. Immutable, and safe to share between threads.</remarks>
/// <param name="Criterion">What decided.</param>
/// <param name="First">The item that goes first.</param>
/// <param name="FirstValue">Its value.</param>
/// <param name="Second">The item that goes later.</param>
/// <param name="SecondValue">Its value.</param>
public readonly record struct OrderReason(OrderCriterion Criterion, WorkItemId First, long FirstValue, WorkItemId Second, long SecondValue);
