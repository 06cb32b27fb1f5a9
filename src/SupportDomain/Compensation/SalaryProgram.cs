using System.Numerics;
using SupportDomain.Numerics;

namespace SupportDomain.Compensation;

/// <summary>A compiled model over integers of one type.</summary>
/// <remarks>Over 128 bits only where the compiler has proved that no value on the way is beyond 2^126; big integers have no bound.</remarks>
internal sealed class SalaryProgram<T>(Instruction<T>[] instructions, int depth)
    where T : struct, IBinaryInteger<T>
{
    internal Instruction<T>[] Instructions { get; } = instructions;

    /// <summary>How deep groups nest.</summary>
    internal int Depth { get; } = depth;

    /// <summary>The denominator of the result.</summary>
    internal BigInteger Denominator => Instructions[^1].Denominator;

    internal T Run(ReadOnlySpan<long> slots, Span<T> outer, SalaryModel model)
    {
        T running = T.Zero;
        int level = 0;
        foreach (Instruction<T> instruction in Instructions)
        {
            running = Step(instruction, running, slots, outer, ref level, model);
        }

        return running;
    }

    /// <summary>One step. Arithmetic is not checked: over 128 bits the compiler has bounded every sum and product by 2^126, and big integers do not overflow.</summary>
    internal static T Step(Instruction<T> instruction, T running, ReadOnlySpan<long> slots, Span<T> outer, ref int level, SalaryModel model)
    {
        if (instruction.BeginsGroup)
        {
            outer[level++] = running;
            return T.Zero;
        }

        T operand = T.Zero;
        switch (instruction.Fetch)
        {
            case Fetch.Table:
                operand = Cell(instruction, slots, model);
                break;
            case Fetch.Scale:
                operand = OnScale(instruction, Place(instruction, slots), model);
                break;
            case Fetch.RunningScale:
                operand = OnScale(instruction, running, model);
                break;
            case Fetch.Group:
                operand = Scaled(running, instruction.OperandFactor, instruction.ScalesOperand);
                running = outer[--level];
                break;
        }

        return Apply(instruction, running, operand);
    }

    private static T Apply(Instruction<T> instruction, T running, T operand)
    {
        unchecked
        {
            switch (instruction.Kind)
            {
                case StageKind.Set:
                    return operand;
                case StageKind.Multiply:
                    return running * operand;
                case StageKind.Add:
                    return Scaled(running, instruction.RunningFactor, instruction.ScalesRunning) + operand;
                case StageKind.Clamp:
                    T scaled = Scaled(running, instruction.RunningFactor, instruction.ScalesRunning);
                    return instruction.Floor is { } floor && scaled < floor ? floor : instruction.Ceiling is { } ceiling && scaled > ceiling ? ceiling : scaled;
                default:
                    return Scaled(
                        Quotient(Scaled(running, instruction.RunningFactor, instruction.ScalesRunning), instruction.Divisor, instruction.Stage.Rounding), instruction.OperandFactor, instruction.ScalesOperand);
            }
        }
    }

    /// <summary>A product that is left out where the factor is one: big integers would be allocated anew.</summary>
    private static T Scaled(T value, T factor, bool isNeeded) => unchecked(isNeeded ? value * factor : value);

    /// <summary>The quotient rounded as named; the divisor is greater than zero and below 2^126, so that twice a remainder is below 2^127.</summary>
    internal static T Quotient(T dividend, T divisor, Rounding rounding)
    {
        unchecked
        {
            (T quotient, T remainder) = T.DivRem(dividend, divisor);
            if (T.IsZero(remainder))
            {
                return quotient;
            }

            bool isNegative = T.IsNegative(dividend);
            T magnitude = isNegative ? -remainder : remainder;
            int half = magnitude.CompareTo(divisor - magnitude);
            bool isAway = rounding switch
            {
                Rounding.HalfEven => half > 0 || (half == 0 && T.IsOddInteger(quotient)),
                Rounding.HalfAwayFromZero => half >= 0,
                Rounding.HalfTowardsZero => half > 0,
                Rounding.TowardsZero => false,
                Rounding.AwayFromZero => true,
                Rounding.Floor => isNegative,
                Rounding.Ceiling => !isNegative,
                _ => throw new InvalidOperationException($"The value lies between two neighbours and {nameof(Rounding)}.{nameof(Rounding.Exact)} allows no rounding; name another rounding."),
            };
            return isAway ? isNegative ? quotient - T.One : quotient + T.One : quotient;
        }
    }

    private static T Cell(Instruction<T> instruction, ReadOnlySpan<long> slots, SalaryModel model)
    {
        int cell = instruction.First < 0 ? 0 : (int)slots[instruction.First];
        if (instruction.Second >= 0)
        {
            cell = (cell * instruction.Width) + (int)slots[instruction.Second];
        }

        return instruction.Has is { } has && !has[cell] ? throw NoValue(instruction, slots, model) : instruction.Values[cell];
    }

    private static T Place(Instruction<T> instruction, ReadOnlySpan<long> slots)
    {
        unchecked
        {
            T place = T.Zero;
            for (int i = 0; i < instruction.Terms.Length; i++)
            {
                place += instruction.Rates[i] * T.CreateTruncating(slots[instruction.Terms[i]]);
            }

            return place;
        }
    }

    private static T OnScale(Instruction<T> instruction, T place, SalaryModel model)
    {
        int piece = Array.BinarySearch(instruction.Bounds, place);
        piece = piece < 0 ? ~piece - 1 : piece;
        bool interpolates = instruction.Slopes.Length > 0;
        if (piece < 0 || (interpolates && place > instruction.End))
        {
            ScaleOperand scale = (ScaleOperand)instruction.Stage.Operand!;
            throw Refused.Argument(
                $"The stage {instruction.Stage.Id} of {model} has a scale from {scale.Points[0].At}{(interpolates ? $" to {scale.Points[^1].At}" : string.Empty)}, and the place asked for lies beyond it.", "profile");
        }

        return unchecked(interpolates ? (instruction.Slopes[piece] * place) + instruction.Values[piece] : instruction.Values[piece]);
    }

    private static ArgumentException NoValue(Instruction<T> instruction, ReadOnlySpan<long> slots, SalaryModel model)
    {
        SalaryInput first = model.Inputs[instruction.First];
        string levels = first.Levels[(int)slots[instruction.First]].Name;
        levels = instruction.Second < 0 ? levels : $"{levels} / {model.Inputs[instruction.Second].Levels[(int)slots[instruction.Second]].Name}";
        return Refused.Argument($"The stage {instruction.Stage.Id} of {model} has no value for '{levels}'; a missing level is never taken for one.", "profile");
    }
}
