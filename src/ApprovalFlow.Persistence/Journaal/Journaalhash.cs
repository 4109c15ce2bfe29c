using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas;
using NodaTime;
using NodaTime.Text;

namespace ApprovalFlow.Persistence;

/// <summary>
/// The hash chain of the journal, so plain that somebody outside can recompute it. A line's hash is SHA-256, in
/// lower-case hexadecimal, over its fields in the order of <see cref="Fields"/>. Each field is one byte 0 when it is
/// null, else one byte 1, its length in bytes as 4 bytes big-endian, and its text as UTF-8. Numbers are decimal, ids
/// lower-case with hyphens, moments UTC with six digits of the second ("2025-05-12T07:00:00.000000Z").
/// vorige_hash of the first line is SHA-256 over the text of the nota's id; of any other line the hash of the line
/// before it. inhoud_hash is SHA-256 over the 16 bytes of zout followed by the content as UTF-8.
/// </summary>
public static class Journaalhash
{
    public const int ZoutBytes = 16;

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'ffffff'Z'"
    );

    public static string Begin(NotaId nota) => Hex(Encoding.UTF8.GetBytes(nota.ToString()));

    public static string Of(GebeurtenisRow line)
    {
        using var bytes = new MemoryStream();
        foreach (var (_, text) in Fields(line))
        {
            Append(bytes, text);
        }
        return Hex(bytes.ToArray());
    }

    public static string OfInhoud(byte[] zout, string inhoud) => Hex([.. zout, .. Encoding.UTF8.GetBytes(inhoud)]);

    /// <summary>Every column of a line but its own hash, as it goes into the hash.</summary>
    internal static IEnumerable<(string Column, string? Text)> Fields(GebeurtenisRow line) =>
        [
            ("nota_id", line.NotaId.ToString()),
            ("volgnummer", line.Volgnummer.ToString(CultureInfo.InvariantCulture)),
            ("soort", line.Soort),
            ("op", Text(line.Op)),
            ("op_systeem", Text(line.OpSysteem)),
            ("door", line.Door?.ToString()),
            ("functie", line.Functie?.Value),
            ("namens", line.Namens?.Value),
            ("grond", line.Grond),
            ("aanmelding", line.Aanmelding),
            ("gegevens", line.Gegevens),
            ("verloop", line.Verloop),
            ("inhoud_hash", line.InhoudHash),
            ("vorige_hash", line.VorigeHash),
        ];

    internal static string Text(Instant moment) => Moment.Format(moment);

    internal static void Append(MemoryStream bytes, string? text)
    {
        if (text is null)
        {
            bytes.WriteByte(0);
            return;
        }
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        bytes.WriteByte(1);
        bytes.Write(length);
        bytes.Write(utf8);
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
