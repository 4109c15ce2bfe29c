using System.Security.Cryptography;

namespace ApprovalFlow.Persistence;

/// <summary>
/// Reads parts one after the other, and holds one at a time. The last one is only given when the bytes are those that
/// were stored: a part that is gone or altered is a fault, never a shorter file.
/// </summary>
internal sealed class BestandStream(Func<int, Task<byte[]?>> part, string sha256, long length) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] current = [];
    private int nummer;
    private int offset;
    private long position;
    private long loaded;
    private bool ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (offset == current.Length && !ended)
        {
            await NextAsync();
        }
        var read = Math.Min(buffer.Length, current.Length - offset);
        current.AsMemory(offset, read).CopyTo(buffer);
        offset += read;
        position += read;
        return read;
    }

    /// <summary>The last part is checked before any of it is given, whether or not the reader asks for the end.</summary>
    /// <exception cref="InvalidDataException">These are not the bytes that were stored.</exception>
    private async Task NextAsync()
    {
        if (await part(++nummer) is not { } next)
        {
            throw NotWhole();
        }
        (current, offset) = (next, 0);
        hash.AppendData(next);
        loaded += next.Length;
        ended = loaded >= length;
        if (ended && Convert.ToHexStringLower(hash.GetCurrentHash()) != sha256)
        {
            throw NotWhole();
        }
    }

    private InvalidDataException NotWhole() => new($"The bytes stored under {sha256} are not whole.");

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Parts come from the database: read asynchronously.");

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }
        base.Dispose(disposing);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
