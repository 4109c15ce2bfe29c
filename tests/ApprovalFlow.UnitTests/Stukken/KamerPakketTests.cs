using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Html;
using ApprovalFlow.Stukken.Pakket;

namespace ApprovalFlow.UnitTests.Stukken;

public sealed class KamerPakketTests
{
    [Test]
    public void The_package_reads_back_as_its_manifest_states()
    {
        using var zip = new ZipArchive(new MemoryStream(Pack(Stuk.Nota)));
        string[] names =
        [
            "nota-N2025-00001.html",
            "bijlage-01-Kamerbrief-meer.pdf",
            "bijlage-02-rapport.pdf",
            "manifest.json",
        ];
        Assert.That(zip.Entries.Select(e => e.FullName), Is.EqualTo(names));

        using var manifest = JsonDocument.Parse(Bytes(zip, KamerPakket.Manifest));
        var root = manifest.RootElement;
        Assert.That(root.GetProperty("kenmerk").GetString(), Is.EqualTo("N2025-00001"));
        Assert.That(root.GetProperty("versie").GetInt32(), Is.EqualTo(2));
        Assert.That(root.GetProperty("besluitHash").GetString(), Is.EqualTo("abc"));
        Assert.That(root.GetProperty("bestanden").GetArrayLength(), Is.EqualTo(3));
        foreach (var file in root.GetProperty("bestanden").EnumerateArray())
        {
            var bytes = Bytes(zip, file.GetProperty("naam").GetString()!);
            Assert.That(file.GetProperty("grootte").GetInt64(), Is.EqualTo(bytes.Length));
            Assert.That(
                file.GetProperty("sha256").GetString(),
                Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes)))
            );
            Assert.That(
                file.GetProperty("mediaType").GetString(),
                Is.EqualTo("text/html; charset=utf-8").Or.EqualTo("application/pdf")
            );
        }

        Assert.That(Bytes(zip, names[0]), Is.EqualTo(NotaHtml.Write(Stuk.Nota with { Openbaar = true })));
        Assert.That(Bytes(zip, names[2]), Is.EqualTo(Stuk.Rapport));
    }

    [Test]
    public void No_telephone_number_leaves_with_the_package()
    {
        using var zip = new ZipArchive(new MemoryStream(Pack(Stuk.Nota)));
        var nota = Encoding.UTF8.GetString(Bytes(zip, "nota-N2025-00001.html"));
        Assert.That(nota, Does.Not.Contain("1234567").And.Contain("<th scope=\"row\">T</th><td>5.1.2e</td>"));
        Assert.That(Encoding.UTF8.GetString(NotaHtml.Write(Stuk.Nota)), Does.Contain("070-1234567"));
    }

    [Test]
    public void The_same_nota_gives_the_same_bytes()
    {
        var first = Pack(Stuk.Nota);
        Assert.That(Pack(Stuk.Nota), Is.EqualTo(first));
    }

    [Test]
    public void A_bijlage_with_other_bytes_than_were_decided_upon_is_not_packed() =>
        Assert.That(
            () => KamerPakket.Write(new MemoryStream(), Stuk.Nota, "abc", _ => new MemoryStream([1])),
            Throws.TypeOf<InvalidDataException>()
        );

    [Test]
    public void Two_bijlagen_of_one_name_get_names_of_their_own()
    {
        var bijlage = Stuk.Bijlage("brief.pdf", Stuk.Brief);
        using var zip = new ZipArchive(new MemoryStream(Pack(Stuk.Nota with { Bijlagen = [bijlage, bijlage] })));
        Assert.That(zip.Entries.Select(e => e.FullName.ToUpperInvariant()), Is.Unique);
    }

    [TestCase("Jaarverslag 2024 (definitief).PDF", "Jaarverslag-2024-definitief.pdf")]
    [TestCase("../../etc/passwd", "etc-passwd")]
    [TestCase("C:\\temp\\a?b*c#d&e.v2.docx", "C-temp-a-b-c-d-e-v2.docx")]
    [TestCase("Financie\u0308n.pdf", "Financiën.pdf")]
    [TestCase("<>:\"|.", "bestand")]
    [TestCase("", "bestand")]
    [TestCase("naam.veeltelangeextensie", "naam-veeltelangeextensie")]
    [TestCase("\uD800\u0000\n.txt", "bestand.txt")]
    public void A_file_name_is_safe_everywhere(string name, string safe) =>
        Assert.That(FileName.Of(name), Is.EqualTo(safe));

    [Test]
    public void A_file_name_has_at_most_255_bytes_and_keeps_its_extension()
    {
        Assert.That(FileName.Of(new string('a', 251) + ".pdf"), Is.EqualTo(new string('a', 251) + ".pdf"));
        Assert.That(FileName.Of(new string('a', 252) + ".pdf"), Is.EqualTo(new string('a', 251) + ".pdf"));
        Assert.That(Encoding.UTF8.GetByteCount(FileName.Of(new string('ë', 300) + ".pdf")), Is.EqualTo(254));
    }

    private static byte[] Pack(NotaStuk stuk)
    {
        var target = new MemoryStream();
        KamerPakket.Write(target, stuk, "abc", Stuk.Open);
        return target.ToArray();
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
