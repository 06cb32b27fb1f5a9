using System.Xml;
using System.Xml.Linq;
using SupportDomain.Reports;

namespace SupportDomain.Tests.Reports;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("\u2068T-1\u2069", "\u2068T-1\u2069")]
    [InlineData("\u2066a\u2067b\u2069\u2069", "\u2066a\u2067b\u2069\u2069")]
    [InlineData("\u2068a", "\uFFFDa")]
    [InlineData("a\u2069", "a\uFFFD")]
    [InlineData("\u2069\u2068", "\uFFFD\uFFFD")]
    [InlineData("\u2067\u2068a\u2069b", "\uFFFD\u2068a\u2069b")]
    [InlineData("\u2068a\u2069\u2069", "\u2068a\u2069\uFFFD")]
    [InlineData("\u202Ea\u202C", "\uFFFDa\uFFFD")]
    [InlineData("a\u0000\u001B\u007F\u0085\uFFFE\uFFFFb", "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb")]
    [InlineData("\uD83D\uDE00\u200C\u200E\u200F\u0640", "\uD83D\uDE00\u200C\u200E\u200F\u0640")]
    [InlineData("<&>\"'\t", "<&>\"'\t")]
    public void Escape_KeepsWhatADocumentMayHold(string text, string read) => XElement.Parse($"<a>{Markup.Escape(text)}</a>").Value.Should().Be(read);

    [Fact]
    public void Escape_EveryCharacter_GivesWellFormedText()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            string text = ((char)c).ToString();
            string escaped = Markup.Escape(text);
            string read = XElement.Parse($"<a b=\"{escaped}\">{escaped}</a>", LoadOptions.PreserveWhitespace).Value;
            bool isKept = XmlConvert.IsXmlChar((char)c) && !(char.IsControl((char)c) && !char.IsWhiteSpace((char)c)) && c is not (0x85 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069));
            read.Should().Be(isKept ? c == '\r' ? "\n" : text : "\uFFFD", "of U+{0:X4}", c);
        }
    }
}
