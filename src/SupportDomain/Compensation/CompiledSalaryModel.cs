using System.Globalization;
using System.Numerics;
using SupportDomain.Monetary;

namespace SupportDomain.Compensation;

/// <summary>A salary model in a form for many estimates: levels are places, factors are whole numbers over denominators that were settled once.</summary>
/// <remarks>
/// <para>The results are those of <see cref="SalaryModel.Estimate"/>, to the unit. Where every value on the way fits 126 bits, which is proved when the model is compiled,
/// an estimate allocates nothing; else it computes with integers of any size.</para>
/// <para>Equality is by reference. Immutable, and safe to share between threads.</para>
/// </remarks>
public sealed class CompiledSalaryModel
{
    private const int MostOnStack = 64;

    private readonly SalaryProgram<BigInteger> _exact;
    private readonly SalaryProgram<Int128>? _fast;
    private readonly ProductKernel? _kernel;
    private readonly Currency _currency;
    private readonly int _levels;
    private readonly (long Least, ulong Extent)[] _bounds;

    internal CompiledSalaryModel(SalaryModel model)
    {
        Model = model;
        _currency = model.Header.Currency;
        (_exact, BigInteger peak) = ProgramCompiler.Compile(model, rounds: true);
        _levels = model.Inputs.Count(i => !i.IsNumber);
        _bounds = [.. model.Inputs.Select(i => i.IsNumber ? (i.Least, (ulong)(i.Most - i.Least)) : (0L, (ulong)i.Levels.Length - 1))];
        if (peak < (BigInteger.One << 126))
        {
            _fast = new SalaryProgram<Int128>([.. _exact.Instructions.Select(i => i.To<Int128>())], _exact.Depth);
            _kernel = ProductKernel.TryCreate(_exact, model, out ProductKernel? kernel) ? kernel : null;
        }
    }

    /// <summary>The model.</summary>
    public SalaryModel Model { get; }

    /// <summary>Whether estimates allocate nothing, because every value on the way fits 126 bits.</summary>
    public bool IsAllocationFree => _fast is not null && Model.Inputs.Length <= MostOnStack;

    /// <summary>Estimates from texts and numbers.</summary>
    /// <param name="levels">The level of each input that is one of a list, in the order of the model's inputs.</param>
    /// <param name="parts">The number of each input that is one, in parts, in the order of the model's inputs.</param>
    /// <exception cref="ArgumentException">There are more or fewer texts or numbers than inputs, a level is unknown or has no value, or a number is beyond its bounds.</exception>
    /// <exception cref="InvalidOperationException">A rounding is exact, and the value is not.</exception>
    /// <exception cref="OverflowException">The pay is beyond 128 bits.</exception>
    public Money Estimate(ReadOnlySpan<string> levels, ReadOnlySpan<long> parts = default) =>
        _kernel is { } kernel && levels.Length == _levels && parts.IsEmpty && kernel.TryEstimate(levels, out ulong pay) ? new Money(pay, _currency) : EstimateByPlaces(levels, parts);

    /// <summary>Estimates many profiles from texts and numbers; the results are those of <see cref="Estimate"/> for each, in less time.</summary>
    /// <param name="levels">The levels of the first profile as for <see cref="Estimate"/>, then those of the second, and so on.</param>
    /// <param name="parts">The numbers of the first profile as for <see cref="Estimate"/>, then those of the second, and so on.</param>
    /// <param name="pays">Gets one pay for each profile, in their order; its length is the number of profiles. Where a profile is refused, all of it becomes <c>default</c>.</param>
    /// <remarks>Linear in the profiles; allocates nothing where <see cref="IsAllocationFree"/>.</remarks>
    /// <exception cref="ArgumentException">There are more or fewer texts or numbers than inputs times profiles, a level is unknown or has no value, or a number is beyond its bounds.</exception>
    /// <exception cref="InvalidOperationException">A rounding is exact, and the value is not.</exception>
    /// <exception cref="OverflowException">A pay is beyond 128 bits.</exception>
    public void EstimateMany(ReadOnlySpan<string> levels, ReadOnlySpan<long> parts, Span<Money> pays)
    {
        int numbers = Model.Inputs.Length - _levels;
        if (levels.Length != (long)_levels * pays.Length || parts.Length != (long)numbers * pays.Length)
        {
            throw new ArgumentException(
                Text($"{levels.Length} levels, {parts.Length} numbers and room for {pays.Length} pays were given; the model {Model} has {_levels} inputs with levels and {numbers} that are numbers, for each profile."),
                nameof(levels));
        }

        try
        {
            int done = _kernel?.Estimate(levels, _levels, pays, _currency) ?? 0;
            for (int i = done; i < pays.Length; i++)
            {
                pays[i] = Estimate(levels.Slice(i * _levels, _levels), parts.Slice(i * numbers, numbers));
            }
        }
        catch
        {
            pays.Clear();
            throw;
        }
    }

    /// <summary>Apart, since room on the stack slows a method down even where it is not taken.</summary>
    private Money EstimateByPlaces(ReadOnlySpan<string> levels, ReadOnlySpan<long> parts)
    {
        int count = Model.Inputs.Length;
        Span<long> slots = count <= MostOnStack ? stackalloc long[count] : new long[count];
        Resolve(levels, parts, slots);
        return Run(slots);
    }

    /// <summary>Finds the places of levels and checks numbers, for estimates that are made again and again.</summary>
    /// <param name="levels">See <see cref="Estimate"/>.</param>
    /// <param name="parts">See <see cref="Estimate"/>.</param>
    /// <param name="places">Gets one number for each input, in their order.</param>
    /// <exception cref="ArgumentException">As for <see cref="Estimate"/>, or <paramref name="places"/> has another length than there are inputs.</exception>
    public void Resolve(ReadOnlySpan<string> levels, ReadOnlySpan<long> parts, Span<long> places)
    {
        if (levels.Length != _levels || parts.Length != Model.Inputs.Length - _levels || places.Length != Model.Inputs.Length)
        {
            throw new ArgumentException(
                Text($"{levels.Length} levels, {parts.Length} numbers and room for {places.Length} places were given; the model {Model} has {_levels} inputs with levels and {Model.Inputs.Length - _levels} that are numbers."),
                nameof(levels));
        }

        int level = 0;
        int number = 0;
        for (int i = 0; i < places.Length; i++)
        {
            SalaryInput input = Model.Inputs[i];
            places[i] = input.IsNumber ? input.CheckParts(parts[number++], nameof(parts)) : input.Resolve(levels[level++], nameof(levels));
        }
    }

    /// <summary>Estimates from places that <see cref="Resolve"/> found, and parts.</summary>
    /// <param name="places">One for each input, in their order.</param>
    /// <exception cref="ArgumentException">There are more or fewer places than inputs, or a level has no value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A place is that of no level, or a number is beyond its bounds.</exception>
    /// <exception cref="InvalidOperationException">A rounding is exact, and the value is not.</exception>
    /// <exception cref="OverflowException">The pay is beyond 128 bits.</exception>
    public Money EstimateResolved(ReadOnlySpan<long> places)
    {
        if (places.Length != _bounds.Length)
        {
            throw new ArgumentException(Text($"{places.Length} places were given; the model {Model} has {Model.Inputs.Length} inputs."), nameof(places));
        }

        if (_kernel is { } kernel && kernel.TryEstimate(places, out ulong pay))
        {
            return new Money(pay, _currency);
        }

        // One comparison each: a number below the least, taken from it without a check, becomes greater than the extent.
        (long Least, ulong Extent)[] bounds = _bounds;
        for (int i = 0; i < bounds.Length; i++)
        {
            if (unchecked((ulong)(places[i] - bounds[i].Least)) > bounds[i].Extent)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(places), Text($"{Model.Inputs[i].Name} is at {places[i]}; it must be from {bounds[i].Least} to {bounds[i].Least + (long)bounds[i].Extent}."));
            }
        }

        return Run(places);
    }

    internal Money Run(ReadOnlySpan<long> slots)
    {
        if (_fast is not null)
        {
            Span<Int128> outer = stackalloc Int128[GroupOperand.MaxDepth + 1];
            return new Money(_fast.Run(slots, outer, Model), _currency);
        }

        BigInteger pay = _exact.Run(slots, new BigInteger[_exact.Depth + 1], Model);
        return new Money(checked((Int128)pay), _currency);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
