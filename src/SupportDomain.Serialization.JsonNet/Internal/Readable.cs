using System.Globalization;
using SupportDomain.Numerics;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>Texts of values, refused where they would be too long to be read back.</summary>
internal static class Readable
{
    internal static string Text(Rational value, string parameterName) => Text(value.ToString(null, CultureInfo.InvariantCulture), parameterName);

    internal static string Text(Percentage value, string parameterName) => Text(value.ToString(null, CultureInfo.InvariantCulture), parameterName, Rational.MaxTextLength + 1);

    internal static string Text(string text, string parameterName, int most = Rational.MaxTextLength) => text.Length <= most
        ? text
        : throw new ArgumentException(
            $"The number {text[..20]}… has {text.Length} characters; a document holds at most {Rational.MaxTextLength}, as no longer ones are read.", parameterName);
}
