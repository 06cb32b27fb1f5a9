using System.Diagnostics.Metrics;

namespace SupportDomain.Hosting.Tests;

/// <summary>Makes meters that are told apart from those of tests that run at the same time.</summary>
internal sealed class OwnMeters : IMeterFactory
{
    private readonly List<Meter> _meters = [];

    public Meter Create(MeterOptions options)
    {
        options.Scope = this;
        _meters.Add(new Meter(options));
        return _meters[^1];
    }

    public void Dispose() => _meters.ForEach(m => m.Dispose());
}
