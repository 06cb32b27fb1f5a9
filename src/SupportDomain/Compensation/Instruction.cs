using System.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A step of a compiled model. All values are numerators over denominators that were settled when it was compiled.</summary>
internal sealed class Instruction<T>
    where T : struct, IBinaryInteger<T>
{
    /// <summary>The stage that it comes from.</summary>
    internal required SalaryStage Stage { get; init; }

    /// <summary>Whether this begins a group; its end is an instruction that fetches it.</summary>
    internal bool BeginsGroup { get; init; }

    /// <summary>Where the operand comes from.</summary>
    internal Fetch Fetch { get; init; }

    /// <summary>What is done with it.</summary>
    internal StageKind Kind { get; init; }

    /// <summary>The inputs that a table reads, or −1.</summary>
    internal int First { get; init; } = -1;

    /// <summary>The second input of a table, or −1.</summary>
    internal int Second { get; init; } = -1;

    /// <summary>How many levels the second input has.</summary>
    internal int Width { get; init; } = 1;

    /// <summary>Cells of a table; offsets of a scale's pieces.</summary>
    internal T[] Values { get; init; } = [];

    /// <summary>Whether a cell has a value; null where all have.</summary>
    internal bool[]? Has { get; init; }

    /// <summary>The inputs of a scale's terms.</summary>
    internal int[] Terms { get; init; } = [];

    /// <summary>The rates of a scale's terms.</summary>
    internal T[] Rates { get; init; } = [];

    /// <summary>The least places of a scale's pieces.</summary>
    internal T[] Bounds { get; init; } = [];

    /// <summary>The slopes of a scale's pieces; empty for bands.</summary>
    internal T[] Slopes { get; init; } = [];

    /// <summary>The greatest place of a scale, inclusive.</summary>
    internal T End { get; init; }

    /// <summary>What brings the running value to the common denominator.</summary>
    internal T RunningFactor { get; init; } = T.One;

    /// <summary>Whether the factor of the running value is not one.</summary>
    internal bool ScalesRunning => RunningFactor != T.One;

    /// <summary>What brings a group's value to the common denominator; a rounding's step.</summary>
    internal T OperandFactor { get; init; } = T.One;

    /// <summary>Whether the factor of the operand is not one.</summary>
    internal bool ScalesOperand => OperandFactor != T.One;

    /// <summary>A clamp's floor, or null.</summary>
    internal T? Floor { get; init; }

    /// <summary>A clamp's ceiling, or null.</summary>
    internal T? Ceiling { get; init; }

    /// <summary>A rounding's divisor.</summary>
    internal T Divisor { get; init; } = T.One;

    /// <summary>The denominator of the running value after this step.</summary>
    internal BigInteger Denominator { get; init; } = BigInteger.One;

    /// <summary>The same with numbers of another type, which all fit.</summary>
    internal Instruction<TOther> To<TOther>()
        where TOther : struct, IBinaryInteger<TOther> => new()
        {
            Stage = Stage,
            BeginsGroup = BeginsGroup,
            Fetch = Fetch,
            Kind = Kind,
            First = First,
            Second = Second,
            Width = Width,
            Values = All<TOther>(Values),
            Has = Has,
            Terms = Terms,
            Rates = All<TOther>(Rates),
            Bounds = All<TOther>(Bounds),
            Slopes = All<TOther>(Slopes),
            End = TOther.CreateChecked(End),
            RunningFactor = TOther.CreateChecked(RunningFactor),
            OperandFactor = TOther.CreateChecked(OperandFactor),
            Floor = Floor is { } floor ? TOther.CreateChecked(floor) : null,
            Ceiling = Ceiling is { } ceiling ? TOther.CreateChecked(ceiling) : null,
            Divisor = TOther.CreateChecked(Divisor),
            Denominator = Denominator,
        };

    private static TOther[] All<TOther>(T[] values)
        where TOther : struct, IBinaryInteger<TOther> => [.. values.Select(TOther.CreateChecked)];
}
