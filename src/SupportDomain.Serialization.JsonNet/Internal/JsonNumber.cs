using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using SupportDomain.Numerics;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>Numbers of JSON as they are written: no binary or decimal type stands between the digits and the exact value.</summary>
internal sealed class JsonNumber
{
    /// <summary>The largest exponent of ten that is read, of either sign: beyond it a short text would fill the memory.</summary>
    internal const int MaxExponent = 1_000;

    private JsonNumber(string text) => Text = text;

    /// <summary>The digits as they stand in the document.</summary>
    internal string Text { get; }

    /// <summary>Reads the digits, the fraction and the exponent of a well-formed JSON number.</summary>
    internal static bool TryParse(string text, out Rational value)
    {
        int end = text.AsSpan().IndexOfAny('e', 'E');
        if (!Rational.TryParse(end < 0 ? text : text[..end], CultureInfo.InvariantCulture, out value))
        {
            return false;
        }

        if (end < 0)
        {
            return true;
        }

        if (!int.TryParse(text.AsSpan(end + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent) || exponent is > MaxExponent or < -MaxExponent)
        {
            return false;
        }

        BigInteger power = BigInteger.Pow(10, Math.Abs(exponent));
        value = exponent < 0 ? value / power : value * power;
        return true;
    }

    /// <summary>Whether digits are in groups, as in "1,000": in a document that is a thousand to one reader and one to another.</summary>
    internal static bool HasGroups(string text) => text.AsSpan().IndexOfAny(',', '\u066C') >= 0;

    /// <summary>Notes at every number of the tree how it is written. The tree has the numbers of the document in its order, since no member may come twice.</summary>
    internal static void Note(JToken root, string text)
    {
        List<string> written = [];
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                written.Add(Encoding.UTF8.GetString(reader.ValueSpan));
            }
        }

        int at = 0;
        foreach (JToken token in root is JContainer all ? all.DescendantsAndSelf() : [root])
        {
            if (token.Type is JTokenType.Integer or JTokenType.Float)
            {
                token.AddAnnotation(new JsonNumber(written[at++]));
            }
        }
    }
}
