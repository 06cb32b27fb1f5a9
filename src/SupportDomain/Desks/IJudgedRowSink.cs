namespace SupportDomain.Desks;

/// <summary>Takes judged rows one by one, where an object a ticket would cost too much: a writer of files, for instance.</summary>
public interface IJudgedRowSink
{
    /// <summary>Takes a row.</summary>
    /// <param name="row">The row; its spans and verdicts are valid until the method returns.</param>
    void Add(in JudgedRow row);
}
