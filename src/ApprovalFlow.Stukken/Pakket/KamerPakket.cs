using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Html;

namespace ApprovalFlow.Stukken.Pakket;

/// <summary>
/// One file in the package, as its manifest states it. Grootte in bytes, Sha256 in lower-case hexadecimal.
/// </summary>
public sealed record PakketBestand(string Naam, string MediaType, long Grootte, string Sha256);

/// <summary>
/// What goes to the Kamer: a zip of the nota without telephone numbers, its bijlagen and manifest.json, in that order. The same nota gives the
/// same bytes.
/// </summary>
public static class KamerPakket
{
    public const string Manifest = "manifest.json";

    // The earliest moment that a zip can hold: the package says nothing about when it was made.
    private static readonly DateTimeOffset Moment = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // rw-r--r-- of a regular file in the Unix half of the attributes.
    private const int FileAttributes = unchecked((int)0x81A4_0000);

    private const int BufferSize = 81_920;

    /// <summary>
    /// Writes to <paramref name="target"/>, and leaves it open. <paramref name="open"/> gives the bytes of a bijlage,
    /// which are read once and never held whole. Bytes that are not the ones that were decided upon are a defect.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes of a bijlage have another hash or size than the nota states.</exception>
    public static ImmutableArray<PakketBestand> Write(
        Stream target,
        NotaStuk stuk,
        string besluitHash,
        Func<BijlageGegevens, Stream> open
    )
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var files = ImmutableArray.CreateBuilder<PakketBestand>();
        using (var nota = new MemoryStream(NotaHtml.Write(stuk with { Openbaar = true })))
            files.Add(Add(zip, FileName.Of($"nota-{stuk.Kenmerk}.html"), "text/html; charset=utf-8", nota));
        for (var i = 0; i < stuk.Bijlagen.Length; i++)
            files.Add(Add(zip, i + 1, stuk.Bijlagen[i], open));
        using (var manifest = new MemoryStream(ManifestOf(stuk, besluitHash, files)))
            Add(zip, Manifest, "application/json", manifest);
        return files.ToImmutable();
    }

    private static PakketBestand Add(
        ZipArchive zip,
        int number,
        BijlageGegevens bijlage,
        Func<BijlageGegevens, Stream> open
    )
    {
        using var stream = open(bijlage);
        // The number makes the name unique and keeps the order of the nota.
        var bestand = Add(zip, FileName.Of($"bijlage-{number:00}-{bijlage.Naam}"), bijlage.MediaType, stream);
        return bestand.Sha256 == bijlage.Sha256 && bestand.Grootte == bijlage.Grootte
            ? bestand
            : throw new InvalidDataException($"Bijlage {bijlage.Id} is not the one that the nota holds.");
    }

    private static PakketBestand Add(ZipArchive zip, string name, string mediaType, Stream content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        entry.ExternalAttributes = FileAttributes;
        using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        while (content.Read(buffer) is > 0 and var read)
        {
            stream.Write(buffer, 0, read);
            hash.AppendData(buffer, 0, read);
            size += read;
        }

        return new PakketBestand(name, mediaType, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] ManifestOf(NotaStuk stuk, string besluitHash, IEnumerable<PakketBestand> files)
    {
        var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("kenmerk", stuk.Kenmerk);
            json.WriteString("merking", stuk.Merking);
            json.WriteNumber("versie", stuk.Versie);
            json.WriteString("besluitHash", besluitHash);
            json.WriteStartArray("bestanden");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("naam", file.Naam);
                json.WriteString("mediaType", file.MediaType);
                json.WriteNumber("grootte", file.Grootte);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
