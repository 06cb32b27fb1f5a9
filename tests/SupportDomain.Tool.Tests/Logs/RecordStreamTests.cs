using System.Globalization;
using System.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using SupportDomain.Desks;
using SupportDomain.TestSupport;
using SupportDomain.Tool.Logs;

namespace SupportDomain.Tool.Tests.Logs;

public sealed class RecordStreamTests
{
    [Fact]
    public void Read_WellFormedText_PassesThroughButForEmptyLines()
    {
        Pass("a,b\r\n\r\n1,\"x\ny\"\n\n2,\"q\"\"q\"\r3,z").Should().Be("a,b\r\n1,\"x\ny\"\n2,\"q\"\"q\"\r3,z");
        Pass("\n\n\n").Should().BeEmpty();
        Pass(string.Empty).Should().BeEmpty();
        Pass("no line end").Should().Be("no line end");
    }

    [Fact]
    public void Read_RecordLines_AreThoseOfTheFile()
    {
        Lines("h\n\na\n\"x\ny\nz\"\r\n\r\nb\nc").Should().Equal(1, 3, 4, 8, 9);
    }

    [Theory]
    [InlineData("h\n1,\"x\n2,y\n3,z\n", "h\n2,y\n3,z\n", LogFindingKind.UnclosedQuote)] // never closed at all
    [InlineData("h\n1,\"x\n2,\"y\"\n3,z\n", "h\n2,\"y\"\n3,z\n", LogFindingKind.UnclosedQuote)] // the next field's quote seems to close it
    [InlineData("h\n1,x\"y\n2,z\n", "h\n2,z\n", LogFindingKind.MalformedQuote)] // a quote within a plain field
    [InlineData("h\n1,\"x\"y\n2,z\n", "h\n2,z\n", LogFindingKind.MalformedQuote)] // text behind a closing quote
    [InlineData("h\n1,\"", "h\n", LogFindingKind.UnclosedQuote)] // at the very end
    public void Read_BadQuote_CostsOneLineAndIsReported(string text, string expected, LogFindingKind kind)
    {
        List<LogFinding> faults = [];
        Pass(text, faults).Should().Be(expected);
        faults.Should().ContainSingle().Which.Should().Match<LogFinding>(f => f.Kind == kind && f.Line == 2 && f.Found!.StartsWith('1'));
    }

    [Fact]
    public void Read_LineLongerThanAllowed_IsSkippedAndReported()
    {
        List<LogFinding> faults = [];
        string longLine = new('x', RecordStream.MaxRecordLength + 1);
        Pass($"h\n{longLine}\n2\n", faults).Should().Be("h\n2\n");
        faults.Should().ContainSingle().Which.Should().Match<LogFinding>(f => f.Kind == LogFindingKind.FieldTooLong && f.Line == 2);
        Pass($"{new string('x', RecordStream.MaxRecordLength - 1)}\n2\n").Length.Should().Be(RecordStream.MaxRecordLength + 2, "the limit itself is allowed");
    }

    [Fact]
    public void Read_QuoteOpenForMegabytes_GoesOnBehindItsFirstLine()
    {
        List<LogFinding> faults = [];
        string lines = string.Concat(Enumerable.Range(0, 200_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},plain\n")));
        Pass($"h\n1,\"x\n{lines}", faults).Should().Be($"h\n{lines}");
        faults.Should().ContainSingle().Which.Kind.Should().Be(LogFindingKind.UnclosedQuote);
    }

    [Fact]
    public void Read_ByteOrderMark_IsSkipped()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. "\"a\",b\n"u8];
        Text(new RecordStream(new MemoryStream(bytes), (byte)',', _ => { })).Should().Be("\"a\",b\n");
        Text(new RecordStream(new OneByteAtATime(bytes), (byte)',', _ => { })).Should().Be("\"a\",b\n");
        Text(new RecordStream(new MemoryStream([.. Encoding.UTF8.Preamble]), (byte)',', _ => { })).Should().BeEmpty();
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_IsAFormatError()
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("h\na,b\nx,Zürich\nc,d\n");
        FluentActions.Invoking(() => Text(new RecordStream(new MemoryStream(latin1), (byte)',', _ => { })))
            .Should().Throw<LogFormatException>().WithMessage("*UTF-8*line 3*");
    }

    [Fact]
    public void Read_AnyBlocks_GiveTheSameTextAndLines()
    {
        Properties.Check(Texts(), text =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            List<LogFinding> whole = [];
            List<LogFinding> single = [];
            string expected = Text(new RecordStream(new MemoryStream(bytes), (byte)',', whole.Add));
            Text(new RecordStream(new OneByteAtATime(bytes), (byte)',', single.Add)).Should().Be(expected);
            single.Should().Equal(whole);
        }, cases: 2000);
    }

    [Fact]
    public void Read_AnyText_LetsThroughOnlyWhatTheParserFindsWellFormed()
    {
        Properties.Check(Texts(), text =>
        {
            using RecordStream records = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', _ => { });
            using CsvReader csv = CsvReader.Create(records, new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                SkipEmptyLines = false,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            });
            long last = 0;
            while (csv.Read())
            {
                long line = records.TakeRecordLine();
                line.Should().BeGreaterThan(last, "a line number for every record, ascending");
                last = line;
            }

            FluentActions.Invoking(records.TakeRecordLine).Should().Throw<InvalidOperationException>("there is a line for every record, and none beyond");
        }, cases: 2000);
    }

    [Fact]
    public void Read_WellFormedText_IsNeverReported()
    {
        // Records written by the library itself come through whole.
        Gen<string[][]> tables = Gen.Elements("", "a", "b c", "x,y", "q\"q", "l\nl", "r\r\nr", "\"", "é").ArrayOf(3).ArrayOf(12);
        Properties.Check(tables.ToArbitrary(), rows =>
        {
            using MemoryStream stream = new();
            using (CsvWriter writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
            {
                foreach (string[] row in rows)
                {
                    writer.WriteRecord(row);
                }
            }

            string text = Encoding.UTF8.GetString(stream.ToArray());
            List<LogFinding> faults = [];
            Pass(text, faults).Should().Be(text);
            faults.Should().BeEmpty();
        }, cases: 500);
    }

    private static Arbitrary<string> Texts() =>
        Gen.Elements("a", "b", ",", "\"", "\"\"", "\n", "\r", "\r\n", "1,2,3\n", "\n\n", "é").ArrayOf().Select(string.Concat).ToArbitrary();

    private static string Pass(string text, List<LogFinding>? faults = null) =>
        Text(new RecordStream(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', fault => faults?.Add(fault)));

    private static string Text(RecordStream records)
    {
        using StreamReader reader = new(records, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static long[] Lines(string text)
    {
        using RecordStream records = new(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', _ => { });
        using CsvReader csv = CsvReader.Create(records, new CsvReaderOptions { Separator = ',', HasHeader = false });
        List<long> lines = [];
        while (csv.Read())
        {
            lines.Add(records.TakeRecordLine());
        }

        return [.. lines];
    }

    /// <summary>A source as slow as a source can be.</summary>
    private sealed class OneByteAtATime(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
