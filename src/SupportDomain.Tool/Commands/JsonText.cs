using System.Globalization;
using Newtonsoft.Json;

namespace SupportDomain.Tool.Commands;

/// <summary>The result of a verb as one JSON document.</summary>
internal static class JsonText
{
    /// <summary>Writes a document, indented; what says nothing is left out.</summary>
    internal static void Write(Terminal terminal, object document) => terminal.Writer.Write(Of(document));

    /// <summary>A document as text.</summary>
    internal static string Of(object document)
    {
        JsonSerializerSettings settings = new() { Culture = CultureInfo.InvariantCulture, NullValueHandling = NullValueHandling.Ignore, Formatting = Formatting.Indented };
        return JsonConvert.SerializeObject(document, settings).ReplaceLineEndings("\n") + "\n";
    }
}
