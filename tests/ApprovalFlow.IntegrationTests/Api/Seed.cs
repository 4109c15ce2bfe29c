namespace ApprovalFlow.IntegrationTests.Api;

/// <summary>The published document, which is read and never copied, and what its journal must say in the end.</summary>
internal static class Seed
{
    public static string Tekst() =>
        File.ReadAllText(Directory.EnumerateFiles(Path.Combine(Shared(), "seeds"), "*.txt").First());

    public static string Shared()
    {
        if (Environment.GetEnvironmentVariable("APPROVALFLOW_SHARED") is { Length: > 0 } given)
        {
            return given;
        }
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
        {
            var shared = Path.Combine(map.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "seeds")))
            {
                return shared;
            }
        }
        throw new AssertionException("The folder shared with the seed is not beside the checkout.");
    }

    public static IEnumerable<string> Zinnen(string kenmerk, string procedure)
    {
        yield return $"Karin Dekker (KD) begon nota {kenmerk}.";
        yield return "KD is gevraagd: opstellen.";
        yield return "Karin Dekker (KD) diende versie 1 in; gevraagd: CDS, COID, DCo, DJZ en HDFC.";
        foreach (var eenheid in new[] { "CDS", "COID", "DCo", "DJZ", "HDFC" })
        {
            yield return $"{eenheid} is gevraagd: afstemmen, uiterlijk 15 mei 2025.";
        }
        yield return "Casper Smit (CDS) gaf als afstemming van versie 1: akkoord.";
        yield return "Dirk Jan Zwart (DJZ) gaf als afstemming van versie 1: akkoord.";
        yield return "Dina Coenen (DCo) gaf als afstemming van versie 1: akkoord.";
        yield return "Chantal Oud (COID) gaf als afstemming van versie 1: akkoord.";
        yield return "Hugo Faber (HDFC) gaf als afstemming van versie 1: niet akkoord.";
        yield return "De afstemming van versie 1 is afgerond.";
        yield return "KD is gevraagd: opstellen.";
        yield return "Karin Dekker (KD) diende versie 2 in; gevraagd: HDFC.";
        yield return "HDFC is gevraagd: afstemmen, uiterlijk 15 mei 2025.";
        yield return "Hanna Fennema (HDFC) gaf als afstemming van versie 2: akkoord.";
        yield return "De afstemming van versie 2 is afgerond.";
        yield return "DGB is gevraagd: ondertekenen, uiterlijk 13 mei 2025.";
        yield return "Daan Groot-Bos (DGB) ondertekende versie 2.";
        foreach (
            var zin in procedure == "nota-ter-beslissing"
                ? Beslissen("14").Concat(Vaststellen("13"))
                : Vaststellen("13").Concat(Beslissen("14"))
        )
        {
            yield return zin;
        }
        yield return "Het systeem is gevraagd: stukken samenstellen.";
        yield return "Het systeem stelde de stukken van versie 2 samen.";
        yield return "SECRETARIAAT is gevraagd: aanbieden, uiterlijk 12 mei 2025.";
        yield return "Sara Kramer (SECRETARIAAT) bood de stukken op 12 mei 2025 aan de Tweede Kamer aan.";
        yield return "De nota is afgerond.";
    }

    private static IEnumerable<string> Beslissen(string dag) =>
        [
            $"STASDEF is gevraagd: beslissen, uiterlijk {dag} mei 2025.",
            "Stella Adams (STASDEF) besloot op versie 2: akkoord.",
            "Stella Adams (STASDEF) ondertekende de Kamerbrief.",
            "Afschrift ging naar MINDEF.",
        ];

    private static IEnumerable<string> Vaststellen(string dag) =>
        [
            $"SG is gevraagd: vaststellen, uiterlijk {dag} mei 2025.",
            "Simon Gerritsen (SG) geleidde versie 2 door.",
            "Simon Gerritsen (SG) stelde de bijlage vast door de doorgeleiding.",
        ];
}
