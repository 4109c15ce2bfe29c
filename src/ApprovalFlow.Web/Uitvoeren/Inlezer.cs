using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Uitvoeren;

internal enum Inleeswerk
{
    Nieuw,
    Gewijzigd,
    Gelijk,
    Fout,
}

/// <summary>What one line does, as it is shown.</summary>
internal sealed record Inleesuitslag(
    int Regel,
    string Sleutel,
    Inleeswerk Werk,
    ImmutableArray<Inleesverschil> Verschillen,
    ImmutableArray<string> Fouten
)
{
    public static Inleesuitslag Van<T>(Ingelezen<T> regel)
        where T : class =>
        new(
            regel.Regel,
            regel.Sleutel,
            !regel.Fouten.IsEmpty ? Inleeswerk.Fout
                : regel.Oud is null ? Inleeswerk.Nieuw
                : regel.Verschillen.IsEmpty ? Inleeswerk.Gelijk
                : Inleeswerk.Gewijzigd,
            regel.Verschillen,
            regel.Fouten
        );
}

/// <summary>What a whole file does. Vingerafdruk is that of the lines: another one, and the register moved meanwhile.</summary>
internal sealed record Inleesproef(string Register, ImmutableArray<Inleesuitslag> Regels)
{
    public bool Bruikbaar => Regels.All(r => r.Werk != Inleeswerk.Fout);

    public int Aantal(Inleeswerk werk) => Regels.Count(r => r.Werk == werk);

    public int Wijzigingen => Aantal(Inleeswerk.Nieuw) + Aantal(Inleeswerk.Gewijzigd);

    public string Vingerafdruk =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(Regels, ApiJson.Options)))
        );
}

/// <summary>
/// People, eenheden and functies from a file, and into one. A trial run and the real one are the same work; the real one
/// stands in one transaction with a line in the register's journal for each entry, and does all of it or nothing.
/// </summary>
internal sealed class Inlezer(RegisterStore store, Registerwerk werk, Bedrijfsklok klok, Func<Guid> nieuwId)
{
    public async Task<(Inleesproef? Proef, Weigering? Weigering)> Probeer(
        string tekst,
        Medewerker? wie,
        CancellationToken stop
    )
    {
        var (bestand, weigering) = Lees(tekst);
        return bestand is null ? (null, weigering)
            : IsMensen(bestand) ? Uitslag(Registers.Medewerker, await Mensen(bestand, wie, stop))
            : Uitslag(Registers.Eenheid, await Eenheden(bestand, stop));
    }

    /// <param name="tekst">Of the file.</param>
    /// <param name="verwacht">The fingerprint of the trial run that was shown; null where there was none.</param>
    /// <param name="aanvrager">Who reads it in.</param>
    /// <param name="stop">Before anything is written.</param>
    public async Task<(Inleesproef? Proef, Weigering? Weigering)> Voer(
        string tekst,
        string? verwacht,
        Aanvrager aanvrager,
        CancellationToken stop
    )
    {
        var (bestand, weigering) = Lees(tekst);
        return bestand is null ? (null, weigering)
            : IsMensen(bestand)
                ? await Voer(
                    Registers.Medewerker,
                    verwacht,
                    aanvrager,
                    () => Mensen(bestand, aanvrager.Wie, stop),
                    mensen => store.SaveAsync([], mensen, stop),
                    stop
                )
            : await Voer(
                Registers.Eenheid,
                verwacht,
                aanvrager,
                () => Eenheden(bestand, stop),
                eenheden => store.SaveAsync(eenheden, [], stop),
                stop
            );
    }

    public async Task<string> Mensen(CancellationToken stop) =>
        Csvbestand.Schrijf(
            Mensenbestand.Kolommen,
            (await store.LoadAsync(stop)).Medewerkers.Where(m => m.UitDienstOp is null)
        );

    public async Task<string> Eenheden(CancellationToken stop) =>
        Csvbestand.Schrijf(Eenhedenbestand.Kolommen, (await store.LoadAsync(stop)).Eenheden.Alle);

    private async Task<(Inleesproef?, Weigering?)> Voer<T>(
        string register,
        string? verwacht,
        Aanvrager aanvrager,
        Func<Task<(ImmutableArray<Ingelezen<T>>, Weigering?)>> lees,
        Func<IReadOnlyCollection<T>, Task> bewaar,
        CancellationToken stop
    )
        where T : class
    {
        Inleesproef? proef = null;
        var weigering = await werk.Bewerk<T>(
            register,
            aanvrager,
            async () =>
            {
                var gelezen = await lees();
                (proef, var fout) = Uitslag(register, gelezen);
                fout ??=
                    !proef!.Bruikbaar
                        ? new OngeldigeInvoer(
                            "bestand",
                            "Er is niets ingelezen: verbeter eerst de regels met een fout."
                        )
                    : verwacht is not null && verwacht != proef.Vingerafdruk ? new RegisterIsVeranderd()
                    : null;
                if (fout is not null)
                {
                    return ([], fout);
                }
                var anders = gelezen.Item1.Where(r => r.Oud is null || !r.Verschillen.IsEmpty).ToArray();
                await bewaar([.. anders.Select(r => r.Nieuw!)]);
                return ([.. anders.Select(r => new Bewerkt<T>(r.Sleutel, r.Oud, r.Nieuw))], null);
            },
            stop
        );
        return (proef, weigering);
    }

    private static (Inleesproef?, Weigering?) Uitslag<T>(
        string register,
        (ImmutableArray<Ingelezen<T>> Regels, Weigering? Weigering) gelezen
    )
        where T : class =>
        (new Inleesproef(register, [.. gelezen.Regels.Select(Inleesuitslag.Van)]), gelezen.Weigering);

    private async Task<(ImmutableArray<Ingelezen<Medewerker>>, Weigering?)> Mensen(
        Csvbestand bestand,
        Medewerker? wie,
        CancellationToken stop
    )
    {
        var register = await store.LoadAsync(stop);
        var regels = Mensenbestand.Lees(
            bestand.Regels,
            register.Eenheden,
            register.Medewerkers.ToDictionary(m => m.Aanmeldnaam, StringComparer.Ordinal),
            nieuwId,
            wie
        );
        var na = register.Medewerkers.Where(m => m.UitDienstOp is null).ToDictionary(m => m.Id, m => m.IsBeheerder);
        var voor = na.Values.Any(beheerder => beheerder);
        foreach (var nieuw in regels.Select(r => r.Nieuw).OfType<Medewerker>())
        {
            na[nieuw.Id] = nieuw.IsBeheerder;
        }
        return voor && na.Values.All(beheerder => !beheerder)
            ? (regels, new VerkeerdeToestand("Na dit bestand is er geen beheerder meer. Houd er minstens een."))
            : (regels, null);
    }

    private async Task<(ImmutableArray<Ingelezen<Eenheid>>, Weigering?)> Eenheden(
        Csvbestand bestand,
        CancellationToken stop
    )
    {
        var register = (await store.LoadAsync(stop)).Eenheden;
        return (Eenhedenbestand.Lees(bestand.Regels, register, Namen.Dag(await klok.Nu(stop))), null);
    }

    private static bool IsMensen(Csvbestand bestand) => bestand.Kop.Contains(Mensenbestand.Kolommen[0].Naam);

    /// <summary>The first column tells which of the two it is.</summary>
    private static (Csvbestand?, Weigering?) Lees(string tekst)
    {
        var (mensen, eenheden) = (
            Mensenbestand.Kolommen.Select(k => k.Naam).ToImmutableArray(),
            Eenhedenbestand.Kolommen.Select(k => k.Naam).ToImmutableArray()
        );
        var kop = new string([.. tekst.TakeWhile(c => c is not '\r' and not '\n')]);
        return kop.Contains(mensen[0], StringComparison.OrdinalIgnoreCase) ? Csvbestand.Lees(tekst, mensen)
            : kop.Contains(eenheden[0], StringComparison.OrdinalIgnoreCase) ? Csvbestand.Lees(tekst, eenheden)
            : (
                null,
                new OngeldigeInvoer(
                    "bestand",
                    $"Zet op de eerste regel de kolommen: {string.Join(';', mensen)} voor mensen, of "
                        + $"{string.Join(';', eenheden)} voor eenheden."
                )
            );
    }
}

/// <summary>What was shown is not what would be done.</summary>
internal sealed record RegisterIsVeranderd()
    : Weigering("register-is-veranderd", "Het register is intussen veranderd. Bekijk hieronder opnieuw wat er gebeurt.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Conflict;
}
