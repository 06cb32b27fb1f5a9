namespace SupportDomain.Sla;

/// <summary>Told of what happens to a clock, in the order in which it does.</summary>
internal interface IClockSink
{
    /// <summary>A level was reached at an instant; late if it was passed already when its policy was attached.</summary>
    void OnLevel(ClockRules rules, in ClockState state, int level, long at, bool isLate);

    /// <summary>A breach was established of the deadline in <see cref="ClockState.BreachedAt"/>, at an instant after it; late if the deadline came when it was past.</summary>
    void OnBreach(ClockRules rules, in ClockState state, long at, bool isLate);

    /// <summary>The instance stopped or was cancelled at <see cref="ClockState.StoppedAt"/>.</summary>
    void OnEnded(ClockRules rules, in ClockState state);

    /// <summary>The last instance, which had stopped, is cancelled at an instant, since its ticket is.</summary>
    void OnCancelledLater(ClockRules rules, in ClockState state, long at);

    /// <summary>All instances before the last one that had ended in a breach are cancelled at an instant, since their ticket is.</summary>
    void OnEarlierCancelled(ClockRules rules, in ClockState last, long at);
}
