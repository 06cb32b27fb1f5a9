using System.Collections.Immutable;
using SupportDomain.Internal;

namespace SupportDomain.Compensation;

/// <summary>What differs between two salary models, and a way to get from the one to the other.</summary>
/// <remarks>Immutable, and safe to share between threads.</remarks>
public sealed class SalaryModelDiff
{
    private readonly SalaryModel _from;
    private readonly ImmutableArray<string> _stageOrder;
    private readonly ImmutableArray<string> _inputOrder;

    private SalaryModelDiff(SalaryModel from, SalaryModel to)
    {
        _from = from;
        Header = from.Header == to.Header ? null : to.Header;
        _stageOrder = [.. to.Stages.Select(s => s.Id)];
        _inputOrder = [.. to.Inputs.Select(i => i.Name)];
        ChangedStages = [.. to.Stages.Where(s => !from.Stages.Contains(s))];
        ChangedInputs = [.. to.Inputs.Where(i => !from.Inputs.Contains(i))];
        RemovedStages = [.. from.Stages.Select(s => s.Id).Except(_stageOrder, StringComparer.Ordinal)];
        RemovedInputs = [.. from.Inputs.Select(i => i.Name).Except(_inputOrder, StringComparer.Ordinal)];
        IsReordered = !from.Stages.Select(s => s.Id).Where(_stageOrder.Contains).SequenceEqual(_stageOrder.Where(id => from.Stages.Any(s => IsNamed(s.Id, id))), StringComparer.Ordinal);
    }

    /// <summary>The new header, or null where it is the same.</summary>
    public SalaryModelHeader? Header { get; }

    /// <summary>The stages at the top that are new or differ, as they become.</summary>
    public ImmutableArray<SalaryStage> ChangedStages { get; }

    /// <summary>The inputs that are new or differ, as they become.</summary>
    public ImmutableArray<SalaryInput> ChangedInputs { get; }

    /// <summary>The stages at the top that go.</summary>
    public ImmutableArray<string> RemovedStages { get; }

    /// <summary>The inputs that go.</summary>
    public ImmutableArray<string> RemovedInputs { get; }

    /// <summary>Whether stages that both models have stand in another order.</summary>
    public bool IsReordered { get; }

    /// <summary>Whether the models are equal.</summary>
    public bool IsEmpty => Apply(_from) == _from;

    /// <summary>Compares two models.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static SalaryModelDiff Between(SalaryModel from, SalaryModel to) => new(Guard.Against.Null(from), Guard.Against.Null(to));

    /// <summary>The other model, from the one that the difference was taken from.</summary>
    /// <exception cref="ArgumentException"><paramref name="model"/> is another one.</exception>
    public SalaryModel Apply(SalaryModel model)
    {
        if (Guard.Against.Null(model) != _from)
        {
            throw new ArgumentException($"The difference was taken from {_from}; {model} is another model, or has changed since.", nameof(model));
        }

        return new SalaryModel(
            Header ?? model.Header,
            _inputOrder.Select(name => ChangedInputs.FirstOrDefault(i => IsNamed(i.Name, name)) ?? model.Inputs.First(i => IsNamed(i.Name, name))),
            _stageOrder.Select(id => ChangedStages.FirstOrDefault(s => IsNamed(s.Id, id)) ?? model.Stages.First(s => IsNamed(s.Id, id))));
    }

    private static bool IsNamed(string name, string other) => string.Equals(name, other, StringComparison.Ordinal);
}
