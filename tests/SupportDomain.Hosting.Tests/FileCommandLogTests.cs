using System.Text;

namespace SupportDomain.Hosting.Tests;

public sealed class FileCommandLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("support-domain-log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Checksum_IsCastagnolis()
    {
        // RFC 3720, B.4: 32 bytes of zeros, of ones, and 0 to 31; the digits are the usual check value of the catalogue of CRCs.
        Crc32C.Of(new byte[32]).Should().Be(0x8A9136AAu);
        Crc32C.Of(Enumerable.Repeat((byte)0xFF, 32).ToArray()).Should().Be(0x62A8AB43u);
        Crc32C.Of(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()).Should().Be(0x46DD794Eu);
        Crc32C.Of("123456789"u8).Should().Be(0xE3069283u);
        Crc32C.Of([]).Should().Be(0u);
    }

    [Fact]
    public async Task Records_ComeBack_AcrossSnapshotsAndFiles()
    {
        await WriteAsync(keepsHistory: true);
        await using FileCommandLog log = new(_folder, keepsHistory: true);
        LogSnapshot snapshot = (await log.ReadSnapshotAsync(default))!.Value;
        (snapshot.Position, Encoding.ASCII.GetString(snapshot.Bytes.Span)).Should().Be((5, "after 5"));
        (await ReadAsync(log, 5)).Should().Equal("6:six");
        (await ReadAsync(log, 0)).Should().Equal("1:one", "2:two", "3:three", "4:four", "5:", "6:six");
        await log.AppendAsync(7, Batch("seven"), default);
        (await ReadAsync(log, 6)).Should().Equal("7:seven");
    }

    [Fact]
    public async Task TornTail_AtEveryByte_IsCut_AndWhatWasWholeStays()
    {
        await WriteAsync();
        string path = Files("log-")[^1];
        byte[] whole = await File.ReadAllBytesAsync(path);
        await AppendAsync(6, "seven", "eight");
        byte[] longer = await File.ReadAllBytesAsync(path);
        for (int length = whole.Length; length < longer.Length; length++)
        {
            await File.WriteAllBytesAsync(path, longer[..length]);
            await using (FileCommandLog log = new(_folder))
            {
                (await ReadAsync(log, 5)).Should().Equal("6:six");
                new FileInfo(path).Length.Should().Be(whole.Length, "the rest of {0} bytes is cut", length - whole.Length);
                await log.AppendAsync(7, Batch("other"), default);
            }

            await using FileCommandLog again = new(_folder);
            (await ReadAsync(again, 5)).Should().Equal("6:six", "7:other");
        }
    }

    [Fact]
    public async Task TornTail_OfZerosOrWrongBytes_IsCut()
    {
        await WriteAsync();
        string path = Files("log-")[^1];
        byte[] whole = await File.ReadAllBytesAsync(path);
        Random random = new(20261122);
        foreach (int length in new[] { 1, 7, 8, 20, 4096 })
        {
            byte[] noise = new byte[length];
            random.NextBytes(noise);
            foreach (byte[] tail in new[] { noise, new byte[length] })
            {
                await File.WriteAllBytesAsync(path, [.. whole, .. tail]);
                await using FileCommandLog log = new(_folder);
                (await ReadAsync(log, 5)).Should().Equal("6:six");
                new FileInfo(path).Length.Should().Be(whole.Length);
            }
        }
    }

    [Fact]
    public async Task DamageBeforeAWholeBatch_IsRefused_WithFileAndOffset_AndChangesNothing()
    {
        await WriteAsync();
        await AppendAsync(6, "seven");
        string path = Files("log-")[^1];
        byte[] sound = await File.ReadAllBytesAsync(path);
        int second = sound.Length - (LogFileFormat.FrameHead + LogFileFormat.BodyHead + sizeof(int) + "seven".Length);
        for (int at = LogFileFormat.LogHead; at < second; at++)
        {
            byte[] damaged = [.. sound];
            damaged[at] ^= 0x40;
            await File.WriteAllBytesAsync(path, damaged);
            await using FileCommandLog log = new(_folder);
            Func<Task> read = () => ReadAsync(log, 5);
            CommandLogException refusal = (await read.Should().ThrowAsync<CommandLogException>("byte {0} is damaged", at)).Which;
            (refusal.File, refusal.Offset).Should().Be((path, LogFileFormat.LogHead));
            refusal.Message.Should().Contain(path).And.Contain($"at {second}");
            (await File.ReadAllBytesAsync(path)).Should().Equal(damaged);
        }
    }

    [Fact]
    public async Task DamagedLog_CutAsTheDocumentationSays_GoesOn()
    {
        await WriteAsync();
        await File.WriteAllBytesAsync(Files("snapshot-")[^1], [1, 2, 3]);
        string path = Files("log-")[0];
        byte[] bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        CommandLogException refusal = await RefusalAsync(3);
        refusal.File.Should().Be(path);
        await using (FileStream file = new(path, FileMode.Open))
        {
            file.SetLength(refusal.Offset!.Value);
        }

        File.Delete(Files("log-")[^1]);
        File.Delete(Files("snapshot-")[^1]);
        await using FileCommandLog log = new(_folder);
        (await log.ReadSnapshotAsync(default))!.Value.Position.Should().Be(3);
        (await ReadAsync(log, 3)).Should().BeEmpty();
        await log.AppendAsync(4, Batch("anew"), default);
        (await ReadAsync(log, 3)).Should().Equal("4:anew");
    }

    [Fact]
    public async Task DamageInAnOlderFile_OrItsHead_OrAMissingFile_IsRefused()
    {
        await WriteAsync(keepsHistory: true);
        string[] logs = Files("log-");
        logs.Should().HaveCount(3);
        byte[] middle = await File.ReadAllBytesAsync(logs[1]);
        await File.WriteAllBytesAsync(logs[1], middle[..^1]);
        (await RefusalAsync(0)).File.Should().Be(logs[1]);
        byte[] head = [.. middle];
        head[3] ^= 1;
        await File.WriteAllBytesAsync(logs[1], head);
        CommandLogException refusal = await RefusalAsync(0);
        (refusal.File, refusal.Offset).Should().Be((logs[1], 0));
        File.Delete(logs[1]);
        (await RefusalAsync(0)).File.Should().Be(logs[2]);
    }

    [Fact]
    public async Task LogThatEndsBeforeItsSnapshot_IsRefused()
    {
        await WriteAsync(keepsHistory: true);
        File.Delete(Files("log-")[^1]);
        string path = Files("log-")[^1];
        await File.WriteAllBytesAsync(path, (await File.ReadAllBytesAsync(path))[..^1]);
        (await RefusalAsync(5)).Message.Should().Contain("after record 5");
    }

    [Fact]
    public async Task DamagedSnapshot_TheOlderOneIsRead_AndAllDamagedIsRefused()
    {
        await WriteAsync();
        string[] snapshots = Files("snapshot-");
        snapshots.Should().HaveCount(2);
        foreach (string path in snapshots)
        {
            byte[] bytes = await File.ReadAllBytesAsync(path);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(path, bytes);
            if (path == snapshots[0])
            {
                continue;
            }

            bytes = await File.ReadAllBytesAsync(snapshots[0]);
            bytes[^1] ^= 1;
            await File.WriteAllBytesAsync(snapshots[0], bytes);
            await using FileCommandLog log = new(_folder);
            (await log.ReadSnapshotAsync(default))!.Value.Position.Should().Be(3);
            (await ReadAsync(log, 3)).Should().Equal("4:four", "5:", "6:six");
            await log.WriteSnapshotAsync(new LogSnapshot(6, "after 6"u8.ToArray()), default);
            Files("snapshot-").Should().HaveCount(2).And.NotContain(path, "a damaged one counts for nothing");
        }

        foreach (string path in Files("snapshot-"))
        {
            await File.WriteAllBytesAsync(path, [1, 2, 3]);
        }

        await using FileCommandLog none = new(_folder);
        Func<Task> read = async () => await none.ReadSnapshotAsync(default);
        await read.Should().ThrowAsync<CommandLogException>();
    }

    [Fact]
    public async Task OldFiles_AreDeleted_ButForTwoSnapshotsAndTheirRecords()
    {
        await WriteAsync();
        Files("snapshot-").Select(Path.GetFileName).Should().Equal("snapshot-00000000000000000003.bin", "snapshot-00000000000000000005.bin");
        Files("log-").Select(Path.GetFileName).Should().Equal("log-00000000000000000004.bin", "log-00000000000000000006.bin");
        (await RefusalAsync(1)).Message.Should().Contain("Records from 2 are wanted");
    }

    [Fact]
    public async Task Folder_BelongsToOneHost()
    {
        await using FileCommandLog log = new(_folder);
        Action second = () => _ = new FileCommandLog(_folder);
        second.Should().Throw<CommandLogException>().Which.Message.Should().Contain(_folder);
    }

    [Fact]
    public async Task Append_OutOfOrderOrUnread_IsRefused()
    {
        await using FileCommandLog log = new(_folder);
        Func<Task> unread = async () => await log.AppendAsync(1, Batch("one"), default);
        await unread.Should().ThrowAsync<InvalidOperationException>();
        (await ReadAsync(log, 0)).Should().BeEmpty();
        Func<Task> gap = async () => await log.AppendAsync(2, Batch("two"), default);
        (await gap.Should().ThrowAsync<ArgumentOutOfRangeException>()).Which.ParamName.Should().Be("first");
    }

    [Fact]
    public async Task DamagedSnapshot_WrittenAnew_Stays()
    {
        await WriteAsync();
        await using (FileCommandLog log = new(_folder))
        {
            await ReadAsync(log, 5);
            await log.WriteSnapshotAsync(new LogSnapshot(6, "after 6"u8.ToArray()), default);
        }

        string newest = Files("snapshot-")[^1];
        await File.WriteAllBytesAsync(newest, [1, 2, 3]);
        await using (FileCommandLog log = new(_folder))
        {
            (await log.ReadSnapshotAsync(default))!.Value.Position.Should().Be(5);
            await ReadAsync(log, 5);
            await log.WriteSnapshotAsync(new LogSnapshot(6, "after 6"u8.ToArray()), default);
        }

        await using FileCommandLog again = new(_folder);
        (await again.ReadSnapshotAsync(default))!.Value.Position.Should().Be(6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(long.MaxValue)]
    public async Task WholeBatchOfAnotherNumber_IsRefused_NotCut(long number)
    {
        await WriteAsync();
        string path = Files("log-")[^1];
        byte[] frame = [];
        int length = LogFileFormat.WriteFrame(ref frame, number, Batch("other"));
        byte[] damaged = [.. await File.ReadAllBytesAsync(path), .. frame[..length]];
        await File.WriteAllBytesAsync(path, damaged);
        CommandLogException refusal = await RefusalAsync(5);
        (refusal.File, refusal.Offset).Should().Be((path, damaged.Length - length));
        (await File.ReadAllBytesAsync(path)).Should().Equal(damaged);
    }

    [Fact]
    public async Task KilledBetweenASnapshotAndItsNewFile_GoesOnInTheOldFile()
    {
        await WriteAsync();
        File.Delete(Files("log-")[^1]);
        await using (FileCommandLog log = new(_folder))
        {
            (await log.ReadSnapshotAsync(default))!.Value.Position.Should().Be(5);
            (await ReadAsync(log, 5)).Should().BeEmpty();
            await log.AppendAsync(6, Batch("again"), default);
        }

        await using FileCommandLog later = new(_folder);
        (await ReadAsync(later, 5)).Should().Equal("6:again");
        await later.WriteSnapshotAsync(new LogSnapshot(6, "after 6"u8.ToArray()), default);
        Files("log-").Select(Path.GetFileName).Should().Equal("log-00000000000000000004.bin", "log-00000000000000000007.bin");
    }

    [Fact]
    public async Task FileThatWasNotWhollyWrittenAside_CountsForNothing_AndIsDeleted()
    {
        await WriteAsync();
        string aside = Path.Combine(_folder, "snapshot-00000000000000000006.bin" + DurableFiles.AsideSuffix);
        await File.WriteAllBytesAsync(aside, [1, 2, 3]);
        await using FileCommandLog log = new(_folder);
        (await log.ReadSnapshotAsync(default))!.Value.Position.Should().Be(5);
        File.Exists(aside).Should().BeFalse();
    }

    [Fact]
    public async Task LogIsReadWhileItIsOpen_ByWhoeverCopiesIt()
    {
        await WriteAsync();
        await using FileCommandLog log = new(_folder);
        await ReadAsync(log, 5);
        await using FileStream copier = new(Files("log-")[^1], FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        (await ReadAsync(log, 5)).Should().Equal("6:six");
    }

    [Fact]
    public void NewFolders_AreMadeDurable_EachInItsParent()
    {
        string parent = Path.Combine(_folder, "a");
        DurableFiles.CreateFolder(Path.Combine(parent, "b", "c")).Should().Equal(_folder, parent, Path.Combine(parent, "b"));
        DurableFiles.CreateFolder(Path.Combine(parent, "b", "c")).Should().BeEmpty();
        DurableFiles.CreateFolder(Path.Combine(parent, "d") + Path.DirectorySeparatorChar).Should().Equal(parent);
        Directory.Exists(Path.Combine(parent, "d")).Should().BeTrue();
    }

    [Fact]
    public void FolderOfAFileSystemThatKeepsNoNames_IsNoFault()
    {
        if (Directory.Exists("/proc/self"))
        {
            Action flush = () => DurableFiles.FlushFolder("/proc/self");
            flush.Should().NotThrow("fsync says EINVAL there, as it does on some network volumes");
        }

        Action missing = () => DurableFiles.FlushFolder(Path.Combine(_folder, "none"));
        missing.Should().Throw<IOException>();
    }

    private static ReadOnlyMemory<byte>[] Batch(params string[] records) => [.. records.Select(r => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes(r))];

    private static async Task<List<string>> ReadAsync(FileCommandLog log, long after)
    {
        List<string> records = [];
        await foreach (LogRecord record in log.ReadAsync(after, default))
        {
            records.Add($"{record.Position}:{Encoding.ASCII.GetString(record.Bytes.Span)}");
        }

        return records;
    }

    private async Task<CommandLogException> RefusalAsync(long after)
    {
        await using FileCommandLog log = new(_folder);
        Func<Task> read = () => ReadAsync(log, after);
        return (await read.Should().ThrowAsync<CommandLogException>()).Which;
    }

    /// <summary>Snapshots after 0, 3 and 5; records 1 to 6, the fifth empty.</summary>
    private async Task WriteAsync(bool keepsHistory = false)
    {
        await using FileCommandLog log = new(_folder, keepsHistory);
        (await log.ReadSnapshotAsync(default)).Should().BeNull();
        (await ReadAsync(log, 0)).Should().BeEmpty();
        await log.WriteSnapshotAsync(new LogSnapshot(0, "after 0"u8.ToArray()), default);
        await log.AppendAsync(1, Batch("one"), default);
        await log.AppendAsync(2, Batch("two", "three"), default);
        await log.FlushAsync(default);
        await log.WriteSnapshotAsync(new LogSnapshot(3, "after 3"u8.ToArray()), default);
        await log.AppendAsync(4, Batch("four", ""), default);
        await log.WriteSnapshotAsync(new LogSnapshot(5, "after 5"u8.ToArray()), default);
        await log.AppendAsync(6, Batch("six"), default);
    }

    private async Task AppendAsync(long last, params string[] records)
    {
        await using FileCommandLog log = new(_folder);
        await ReadAsync(log, last - 1);
        await log.AppendAsync(last + 1, Batch(records), default);
    }

    private string[] Files(string prefix) => [.. Directory.GetFiles(_folder, prefix + "*").Order(StringComparer.Ordinal)];
}
