using System.Collections.Immutable;
using System.Globalization;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Web.Dashboard;
using CsvHelper;
using CsvHelper.Configuration;

namespace ApprovalFlow.Web.Uitvoeren;

/// <summary>
/// A file with people or eenheden as lines and columns. A semicolon, a comma or a tab parts the fields, whichever the first
/// line has most of; that line names the columns, whatever their case and order.
/// </summary>
internal sealed record Csvbestand(ImmutableArray<string> Kop, ImmutableArray<Inleesregel> Regels)
{
    /// <summary>Characters of a file, so that it travels as a field of a form as well.</summary>
    public const int MaxTekens = 1024 * 1024;
    public const int MaxRegels = 5000;

    private const char Scheiding = ';';

    /// <summary>Everything that is wrong with the file as a file, each with its line.</summary>
    public static (Csvbestand? Bestand, Weigering? Weigering) Lees(string tekst, params ImmutableArray<string> bekend)
    {
        if (tekst.Length > MaxTekens)
        {
            return Fout("Het bestand is te groot. Deel het in stukken van hoogstens 1 MB.");
        }
        using var reader = new StringReader(tekst);
        using var parser = new CsvParser(reader, Instelling(tekst));
        try
        {
            if (!parser.Read())
            {
                return Fout("Het bestand is leeg. Zet op de eerste regel de namen van de kolommen.");
            }
            var kop = parser.Record!.Select(k => k.Trim()).ToImmutableArray();
            var (kolommen, fout) = Kolommen(kop, bekend);
            return fout is null ? Lees(parser, kolommen) : Fout(fout);
        }
        catch (CsvHelperException)
        {
            return Fout(
                $"Regel {parser.RawRow} is niet te lezen: er ontbreekt een aanhalingsteken, of het staat er te veel."
            );
        }
    }

    public static string Schrijf<T>(ImmutableArray<Inleeskolom<T>> kolommen, IEnumerable<T> rijen)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        using var csv = new CsvWriter(
            writer,
            new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = $"{Scheiding}" }
        );
        foreach (var kolom in kolommen)
        {
            csv.WriteField(kolom.Naam);
        }
        csv.NextRecord();
        foreach (var rij in rijen)
        {
            foreach (var kolom in kolommen)
            {
                csv.WriteField(Dashboardexport.Veilig(kolom.Tekst(rij)));
            }
            csv.NextRecord();
        }
        csv.Flush();
        return writer.ToString();
    }

    private static (Csvbestand?, Weigering?) Lees(CsvParser parser, ImmutableArray<string> kop)
    {
        var regels = ImmutableArray.CreateBuilder<Inleesregel>();
        while (parser.Read())
        {
            var velden = parser.Record!;
            if (velden.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }
            if (velden.Length != kop.Length)
            {
                return Fout(
                    $"Regel {parser.RawRow} heeft {velden.Length} velden en de eerste regel {kop.Length}. Maak ze gelijk."
                );
            }
            if (velden.Any(v => v.AsSpan().ContainsAny('\r', '\n')))
            {
                return Fout(
                    $"Een veld dat eindigt op regel {parser.RawRow}, loopt over meer regels: kijk of er een aanhalingsteken ontbreekt."
                );
            }
            if (regels.Count == MaxRegels)
            {
                return Fout($"Het bestand heeft meer dan {MaxRegels} regels. Deel het in stukken.");
            }
            regels.Add(new(parser.RawRow, Velden(kop, velden)));
        }
        return regels.Count == 0
            ? Fout("Onder de eerste regel staat niets. Zet daar de mensen of eenheden.")
            : (new Csvbestand(kop, regels.ToImmutable()), null);
    }

    private static ImmutableDictionary<string, string> Velden(ImmutableArray<string> kop, string[] velden) =>
        kop.Zip(velden).ToImmutableDictionary(p => p.First, p => Gelezen(p.Second), StringComparer.Ordinal);

    /// <summary>The apostrophe that an export put before what looks like a formula falls away again.</summary>
    private static string Gelezen(string veld) =>
        veld.Length > 1 && veld[0] == '\'' && Dashboardexport.Veilig(veld[1..]) == veld ? veld[1..] : veld;

    private static (ImmutableArray<string> Kolommen, string? Fout) Kolommen(
        ImmutableArray<string> kop,
        ImmutableArray<string> bekend
    )
    {
        var kolommen = kop.Select(naam => bekend.FirstOrDefault(b => Gelijk(b, naam)) ?? "").ToImmutableArray();
        var onbekend = kolommen.IndexOf("");
        return onbekend >= 0
                ? ([], $"De kolom '{kop[onbekend]}' is onbekend. Gebruik: {string.Join(", ", bekend.Distinct())}.")
            : kolommen.GroupBy(k => k).FirstOrDefault(g => g.Count() > 1)?.Key is { } dubbel
                ? ([], $"De kolom {dubbel} staat er tweemaal. Laat een van de twee weg.")
            : (kolommen, null);
    }

    private static bool Gelijk(string een, string ander) =>
        string.Equals(een, ander, StringComparison.OrdinalIgnoreCase);

    private static CsvConfiguration Instelling(string tekst)
    {
        var eerste = tekst.AsSpan();
        eerste = eerste[..(eerste.IndexOfAny('\r', '\n') is >= 0 and var einde ? einde : eerste.Length)];
        var scheiding = Scheiding;
        foreach (var teken in ",\t")
        {
            scheiding = eerste.Count(teken) > eerste.Count(scheiding) ? teken : scheiding;
        }
        return new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = $"{scheiding}",
            IgnoreBlankLines = false,
        };
    }

    private static (Csvbestand?, Weigering?) Fout(string melding) => (null, new OngeldigeInvoer("bestand", melding));
}
