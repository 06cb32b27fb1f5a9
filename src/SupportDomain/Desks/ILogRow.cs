namespace SupportDomain.Desks;

/// <summary>One row of a log as a reader of files has it in its buffer: fields of UTF-8, not yet made into strings.</summary>
/// <remarks>A log of a million rows repeats the same few thousand texts; read from bytes, each is made into a string once.</remarks>
public interface ILogRow
{
    /// <summary>How many fields the row has.</summary>
    int FieldCount { get; }

    /// <summary>The bytes of a field, unquoted; valid until the next row is asked for.</summary>
    /// <param name="index">Its position, from 0 to <see cref="FieldCount"/>, exclusive.</param>
    ReadOnlySpan<byte> GetUtf8(int index);
}
