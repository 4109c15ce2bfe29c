namespace ApprovalFlow.Persistence;

/// <summary>Reads parts one after the other, and holds one at a time.</summary>
internal sealed class BestandStream(Func<int, Task<byte[]?>> part, long length) : Stream
{
    private byte[] current = [];
    private int nummer;
    private int offset;
    private long position;

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
        if (offset == current.Length)
        {
            current = await part(++nummer) ?? [];
            offset = 0;
        }
        var read = Math.Min(buffer.Length, current.Length - offset);
        current.AsMemory(offset, read).CopyTo(buffer);
        offset += read;
        position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Parts come from the database: read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
