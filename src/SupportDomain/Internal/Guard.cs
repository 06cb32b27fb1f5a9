using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SupportDomain.Internal;

/// <summary>The guard clauses: <c>Guard.Against.Null(value)</c>.</summary>
/// <remarks>Keeps the call shape of Ardalis.GuardClauses over the throw helpers of the base library; see docs/decisions.</remarks>
internal static class Guard
{
    /// <summary>Each clause returns its input, so that a constructor can check and assign in one expression.</summary>
    internal static class Against
    {
        internal static T Null<T>([NotNull] T? value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
            where T : class
        {
            ArgumentNullException.ThrowIfNull(value, parameterName);
            return value;
        }

        internal static string NullOrWhiteSpace([NotNull] string? value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value, parameterName);
            return value;
        }

        /// <summary>For a name that may be absent but not blank.</summary>
        internal static string? WhiteSpace(string? value, [CallerArgumentExpression(nameof(value))] string? parameterName = null) =>
            value is null ? null : NullOrWhiteSpace(value, parameterName);

        internal static T Negative<T>(T value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
            where T : struct, INumber<T>
        {
            if (T.IsNegative(value))
            {
                throw new ArgumentOutOfRangeException(parameterName, value, Message($"{parameterName} is {value}; it must be zero or greater."));
            }

            return value;
        }

        internal static T NegativeOrZero<T>(T value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
            where T : struct, INumber<T>
        {
            if (value <= T.Zero)
            {
                throw new ArgumentOutOfRangeException(parameterName, value, Message($"{parameterName} is {value}; it must be greater than zero."));
            }

            return value;
        }

        /// <summary>Both bounds are inclusive.</summary>
        internal static T OutOfRange<T>(T value, T minimum, T maximum, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
            where T : IComparable<T>
        {
            if (value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0)
            {
                throw new ArgumentOutOfRangeException(parameterName, value, Message($"{parameterName} is {value}; it must be from {minimum} to {maximum}."));
            }

            return value;
        }

        internal static T UndefinedEnum<T>(T value, [CallerArgumentExpression(nameof(value))] string? parameterName = null)
            where T : struct, Enum
        {
            if (!Enum.IsDefined(value))
            {
                throw new ArgumentOutOfRangeException(
                    parameterName, value, Message($"{parameterName} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}."));
            }

            return value;
        }

        private static string Message(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
    }
}
