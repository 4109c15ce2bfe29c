using System.Collections.Immutable;
using System.Diagnostics;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;
using ApprovalFlow.Web.Berichten;
using ApprovalFlow.Web.Uitvoeren;
using ApprovalFlow.Web.Verbs;
using Microsoft.EntityFrameworkCore;

namespace ApprovalFlow.Web.Demo;

/// <summary>
/// Does the steps of demo notas, and knows which were done before: every step is one command of a person, so it is done
/// when the journal of its nota has that many.
/// </summary>
internal sealed class DemoWerk
{
    private readonly VerbHost host;
    private readonly Register register;
    private readonly Dictionary<string, NotaId> ids = [];
    private readonly Dictionary<string, int> gedaan = [];

    private DemoWerk(VerbHost host, Register register)
    {
        this.host = host;
        this.register = register;
    }

    public int Gemaakt { get; private set; }

    public static async Task<DemoWerk> Open(VerbHost host, ImmutableArray<Nota> bekend, CancellationToken stop)
    {
        var werk = new DemoWerk(host, await host.Get<Omgeving>().Register(stop));
        foreach (var nota in DemoNotas.Alle)
        {
            var referentie = nota.Referenties[0];
            if (bekend.FirstOrDefault(n => n.OnzeReferentie.Contains(referentie)) is { } begonnen)
            {
                werk.ids[referentie] = begonnen.Id;
                werk.gedaan[referentie] = await host.Get<ApprovalFlowDb>()
                    .Gebeurtenissen.Where(g => g.NotaId == begonnen.Id && g.Door != null)
                    .Select(g => g.OpSysteem) // the same for all that one command wrote
                    .Distinct()
                    .CountAsync(stop);
            }
        }
        return werk;
    }

    /// <summary>What the system does is never known to be done: doing it twice is nothing.</summary>
    public bool IsGedaan(DemoNota nota, Demostap stap) =>
        stap is not Samengesteld
        && nota.Stappen.Where(s => s is not Samengesteld).ToList().IndexOf(stap)
            < gedaan.GetValueOrDefault(nota.Referenties[0]);

    public async Task Doe(DemoNota nota, Demostap stap, CancellationToken stop)
    {
        var weigering = stap switch
        {
            Begonnen => await Begin(nota, stop),
            Ingediend ingediend => await DienIn(nota, ingediend, stop),
            Beantwoord beantwoord => await Beantwoord(nota, beantwoord, stop),
            Gezegd gezegd => await Zeg(nota, gezegd, stop),
            Gedaan gedaan => await Run(nota, gedaan.Wie, gedaan.Opdracht, stop),
            Samengesteld => await StelSamen(nota, stop),
            _ => throw new UnreachableException(stap.GetType().Name),
        };
        if (weigering is not null)
        {
            throw new VerbFout(
                $"De demo kon niet worden geladen: \"{nota.Onderwerp}\" ging niet verder. {weigering.Zin} "
                    + "Laad de demo in een lege database."
            );
        }
    }

    private async Task<Weigering?> Begin(DemoNota nota, CancellationToken stop)
    {
        var (begonnen, weigering) = await host.Get<NotaBegin>()
            .VanVelden(nota.Verzoek(nota.Tekst), nota.Procedure, Aanvrager(nota.Steller), stop);
        if (begonnen is not null)
        {
            ids[nota.Referenties[0]] = begonnen.Dossier.Nota.Id;
            Gemaakt++;
        }
        return weigering;
    }

    private async Task<Weigering?> DienIn(DemoNota nota, Ingediend stap, CancellationToken stop)
    {
        var concept = await host.Get<ConceptStore>().LoadAsync(ids[nota.Referenties[0]], stop);
        foreach (var bijlage in nota.Bijlagen.Where(b => concept!.Bijlagen.All(c => c.Naam != b.Bestandsnaam)))
        {
            if (await Voeg(nota, bijlage, stop) is { } weigering)
            {
                return weigering;
            }
        }
        return stap.Herschreven is { } tekst && await Herschrijf(nota, tekst, stop) is { } fout
            ? fout
            : await Run(nota, nota.Steller, new NotaIndienen(null, null, false), stop);
    }

    private async Task<Weigering?> Voeg(DemoNota nota, DemoBijlage bijlage, CancellationToken stop)
    {
        using var bytes = new MemoryStream(DemoPdf.Maak(bijlage.Titel, bijlage.Alineas));
        var bestand = new FormFile(bytes, 0, bytes.Length, "bestand", bijlage.Bestandsnaam)
        {
            Headers = new HeaderDictionary(),
            ContentType = "application/pdf",
        };
        var formulier = new BijlageFormulier(
            Codes.Code(bijlage.Soort),
            bijlage.VastTeStellen ? "true" : "false",
            bestand
        );
        var (_, weigering) = await host.Get<BijlageWerk>()
            .Voeg(ids[nota.Referenties[0]], new Aanvrager(Wie(nota.Steller), DemoTokenHandler.Schema), formulier, stop);
        return weigering;
    }

    private async Task<Weigering?> Herschrijf(DemoNota nota, DemoTekst tekst, CancellationToken stop)
    {
        var id = ids[nota.Referenties[0]];
        var steller = Wie(nota.Steller);
        var vandaag = Namen.Dag(await host.Get<Bedrijfsklok>().Nu(stop));
        var (inhoud, fouten) = InhoudLezer.Lees(nota.Verzoek(tekst), register.Eenheden, steller, vandaag);
        if (inhoud is null)
        {
            return new OngeldigeInvoer(fouten);
        }
        var revisie = await host.Get<ConceptStore>().RevisieAsync(id, stop);
        var (_, weigering) = await host.Get<ConceptWerk>()
            .Vervang(id, inhoud, revisie, new Aanvrager(steller, DemoTokenHandler.Schema), stop);
        return weigering;
    }

    private async Task<Weigering?> Beantwoord(DemoNota nota, Beantwoord stap, CancellationToken stop)
    {
        var dossier = await host.Get<DossierStore>().LoadAsync(ids[nota.Referenties[0]], stop);
        if (dossier!.OpenTaken.FirstOrDefault(t => Wie(stap.Wie).IsLid(t.Eenheid)) is not { } taak)
        {
            return new NietGevonden();
        }
        return await Run(
            nota,
            stap.Wie,
            new TaakAfhandelen(taak.Id, stap.Uitkomst, stap.Tekst, stap.Toelichting, taak.Versie, null, stap.Tot),
            stop
        );
    }

    private async Task<Weigering?> Zeg(DemoNota nota, Gezegd stap, CancellationToken stop)
    {
        var dossier = await host.Get<DossierStore>().LoadAsync(ids[nota.Referenties[0]], stop);
        return dossier!.Taken.Values.LastOrDefault(t => Wie(stap.Wie).IsLid(t.Eenheid)) is { } taak
            ? await Run(nota, stap.Wie, stap.Opdracht(dossier, taak), stop)
            : new NietGevonden();
    }

    private async Task<Weigering?> StelSamen(DemoNota nota, CancellationToken stop)
    {
        var id = ids[nota.Referenties[0]];
        var dossier = await host.Get<DossierStore>().LoadAsync(id, stop);
        var samensteller = new Samensteller(
            host.Get<ApprovalFlowDb>(),
            host.Get<DossierStore>(),
            host.Get<BestandStore>(),
            host.Get<Omgeving>()
        );
        foreach (var opdracht in dossier!.Verloop.Jobs.Keys)
        {
            if (await samensteller.Maak(id, opdracht, stop) is { } gereed)
            {
                var command = new StukkenSamenstellenAfronden(opdracht, gereed.Sha256, gereed.Grootte);
                return (await host.Get<CommandRunner>().Run(id, command, Uitvoeren.Aanvrager.Systeem, stop)).Weigering;
            }
        }
        return null;
    }

    private async Task<Weigering?> Run(DemoNota nota, string wie, NotaCommand command, CancellationToken stop) =>
        (await host.Get<CommandRunner>().Run(ids[nota.Referenties[0]], command, Aanvrager(wie), stop)).Weigering;

    private Aanvrager Aanvrager(string wie) => new(Wie(wie), "demo");

    private Medewerker Wie(string aanmeldnaam) =>
        register.Medewerker(aanmeldnaam)
        ?? throw new InvalidOperationException($"{aanmeldnaam} is nobody of the demo.");
}
