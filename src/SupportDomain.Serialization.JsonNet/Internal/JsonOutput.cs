using System.Globalization;
using Newtonsoft.Json;

namespace SupportDomain.Serialization.JsonNet.Internal;

/// <summary>Writes documents: indented, invariant, absent values left out, line feed at every end.</summary>
internal static class JsonOutput
{
    internal static void Write(TextWriter writer, object document)
    {
        JsonSerializer serializer = JsonSerializer.Create(new JsonSerializerSettings
        {
            Culture = CultureInfo.InvariantCulture,
            Formatting = Formatting.Indented,
            NullValueHandling = NullValueHandling.Ignore,
        });
        using StringWriter text = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (JsonTextWriter json = new(text) { CloseOutput = false, Formatting = Formatting.Indented })
        {
            serializer.Serialize(json, document);
        }

        text.WriteLine();
        writer.Write(text.ToString());
    }
}
