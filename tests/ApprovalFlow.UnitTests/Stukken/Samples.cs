using ApprovalFlow.Notas;
using ApprovalFlow.Stukken.Import;
using NodaTime;

namespace ApprovalFlow.UnitTests.Stukken;

internal static class Samples
{
    public static readonly LocalDate Vandaag = new(2025, 5, 1);

    private static readonly string[] Register = ["STASDEF", "DGB", "CDS", "HDFC", "DJZ", "DCo", "COID", "MINDEF", "SG"];

    public const string Nota = """
        Aan STASDEF
        Van DGB
        Afgestemd met HDFC, DCo
        In afschrift aan MINDEF

        **TER BESLISSING**

        **Datum**

        3 juni 2025

        **Onze referentie**

        D2025-000001

        **Opgesteld door**

        KD: Beleid

        T 070-1234567

        **Aantal bijlagen**

        1

        # Nota

        Voortgang huisvesting

        ## Aanleiding

        De Kamer vroeg om een overzicht.

        ## Geadviseerd besluit

        Instemmen met de brief.

        ## Kernpunten

        - Acht gebouwen zijn klaar.
        - Twee volgen later.

        ## Toelichting

        Het overzicht heeft twee delen.

        ### Gebouwen

        Alle panden zijn bezocht.

        #### Kazernes

        Nummer | Staat
        -- | --
        4 | goed

        ### Terreinen

        > Geen bijzonderheden.

        ## Financiële overwegingen

        HDFC ziet geen gevolgen.

        ## Communicatie

        DCo plaatst een bericht.
        """;

    public static EenheidCode? Lookup(string name) =>
        Register
            .Where(code => code.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(EenheidCode.Parse)
            .FirstOrDefault();

    public static ImportUitslag Import(string text) => NotaImport.Lees(text, Lookup, Vandaag);

    public static ImportUitslag.Gelezen Read(string text)
    {
        var uitslag = Import(text);
        Assert.That(uitslag, Is.TypeOf<ImportUitslag.Gelezen>(), uitslag.ToString());
        return (ImportUitslag.Gelezen)uitslag;
    }

    /// <summary>The real document: only ever read from the folder that is shared beside the repository.</summary>
    public static string Seed()
    {
        var folder =
            Environment.GetEnvironmentVariable("APPROVALFLOW_SHARED")
            ?? SharedBeside(TestContext.CurrentContext.TestDirectory);
        var seeds = folder is null ? null : Path.Combine(folder, "seeds");
        if (seeds is null || !Directory.Exists(seeds) || Directory.GetFiles(seeds, "*.txt") is not [var first, ..])
        {
            Assert.Fail(
                "The document to import is not there: set APPROVALFLOW_SHARED to the folder that holds seeds/*.txt."
            );
            throw new InvalidOperationException();
        }

        return File.ReadAllText(first);
    }

    private static string? SharedBeside(string directory)
    {
        for (var at = new DirectoryInfo(directory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "seeds")))
                return Path.Combine(at.FullName, "shared");
        return null;
    }
}
