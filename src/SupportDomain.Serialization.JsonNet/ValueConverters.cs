using System.Globalization;
using Newtonsoft.Json;
using SupportDomain.BusinessTime;
using SupportDomain.Monetary;
using SupportDomain.Numerics;
using SupportDomain.Serialization.JsonNet.Internal;

namespace SupportDomain.Serialization.JsonNet;

/// <summary>Converters for documents of your own that hold money, currencies, percentages, exact fractions or recurrences.</summary>
/// <remarks>
/// Each value is one text in canonical form: "EUR 12.34", "IRR/new", "12.5%", "7/2", "FREQ=MONTHLY;BYDAY=-1FR". Numbers of JSON are read as fractions where they are exact.
/// Reading anything else, digits in groups too, throws <see cref="JsonSerializationException"/>, and so does writing what could not be read back: a currency
/// that is not in the list, a number of more than <see cref="Rational.MaxTextLength"/> characters. Safe to share between threads.
/// </remarks>
public static class ValueConverters
{
    /// <summary>All of them, to be added to <see cref="JsonSerializerSettings.Converters"/>.</summary>
    public static IReadOnlyList<JsonConverter> All { get; } =
    [
        new TextConverter<Money>(m => m.ToString(null, CultureInfo.InvariantCulture), s => Money.Parse(s, CultureInfo.InvariantCulture)),
        new TextConverter<Currency>(c => c.Id, Currency.Parse),
        new TextConverter<Percentage>(p => p.ToString(null, CultureInfo.InvariantCulture), s => Percentage.Parse(s, CultureInfo.InvariantCulture)),
        new TextConverter<Rational>(r => r.ToString(null, CultureInfo.InvariantCulture), s => Rational.Parse(s, CultureInfo.InvariantCulture), readsIntegers: true),
        new TextConverter<Recurrence>(r => r.ToString(), s => Recurrence.Parse(s, CultureInfo.InvariantCulture)),
    ];

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read, bool readsIntegers = false) : JsonConverter
        where T : notnull
    {
        public override bool CanConvert(Type objectType) => objectType == typeof(T) || Nullable.GetUnderlyingType(objectType) == typeof(T);

        public override void WriteJson(JsonWriter writer, object? value, JsonSerializer serializer)
        {
            // default(Money) has no text; it is written as null and read back as such.
            string text = value is null ? string.Empty : write((T)value);
            if (text.Length == 0)
            {
                writer.WriteNull();
            }
            else
            {
                writer.WriteValue(Checked(text));
            }
        }

        public override object? ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer)
        {
            bool isNumber = readsIntegers && reader.TokenType == JsonToken.Integer;
            if (reader.TokenType == JsonToken.Null && (objectType != typeof(T) || default(T) is null || typeof(T) == typeof(Money)))
            {
                // An absent value, or the money without a currency that was written as null.
                return objectType == typeof(T) ? default(T) : null;
            }

            try
            {
                return reader.TokenType == JsonToken.String || isNumber
                    ? read(Ungrouped(Convert.ToString(reader.Value, CultureInfo.InvariantCulture)!))
                    : throw new FormatException($"A {reader.TokenType} is no {typeof(T).Name}; it is written as a text.");
            }
            catch (Exception e) when (e is FormatException or OverflowException)
            {
                throw new JsonSerializationException($"At {reader.Path}: {e.Message}", e);
            }
        }

        private static string Ungrouped(string text) => JsonNumber.HasGroups(text)
            ? throw new FormatException($"'{(text.Length <= 40 ? text : text[..40])}' has digits in groups; write them without.")
            : text;

        private string Checked(string text)
        {
            try
            {
                _ = read(text);
                return text;
            }
            catch (FormatException e)
            {
                throw new JsonSerializationException($"This {typeof(T).Name} could not be read back, and is not written: {e.Message}", e);
            }
        }
    }
}
