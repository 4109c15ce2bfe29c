using System.Collections.Immutable;
using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Stukken.Html;

namespace ApprovalFlow.UnitTests.Stukken;

internal static class Stuk
{
    public static readonly byte[] Brief = "brief"u8.ToArray();
    public static readonly byte[] Rapport = new byte[300_000];

    public static NotaStuk Nota { get; } =
        new()
        {
            Kenmerk = "N2025-00001",
            Versie = 2,
            Merking = "Ongerubriceerd",
            Inhoud = Samples.Read(Samples.Nota).Inhoud,
            Herkomst = ImmutableSortedDictionary<HoofdstukCode, string>.Empty.Add(
                HoofdstukCode.FinancieleOverwegingen,
                "Reactie van HDFC op versie 2: akkoord."
            ),
            Besluit = ["STASDEF is akkoord."],
            Vaststelling = ["SG heeft het rapport vastgesteld."],
            Afkortingen = ImmutableDictionary<EenheidCode, string>.Empty.Add(
                EenheidCode.Of("DGB"),
                "Directoraat-Generaal Beleid"
            ),
            Bijlagen =
            [
                Bijlage("Kamerbrief & meer.pdf", Brief),
                Bijlage("rapport.PDF", Rapport) with
                {
                    VastTeStellen = true,
                },
            ],
        };

    public static BijlageGegevens Bijlage(string naam, byte[] bytes) =>
        Inhoud.Voorbeeld.Bijlage(naam) with
        {
            Grootte = bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };

    public static Stream Open(BijlageGegevens bijlage) =>
        new MemoryStream(bijlage.Grootte == Brief.Length ? Brief : Rapport);
}
