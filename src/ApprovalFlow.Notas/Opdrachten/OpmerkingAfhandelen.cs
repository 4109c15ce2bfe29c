using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;

namespace ApprovalFlow.Notas.Opdrachten;

/// <summary>
/// The steller settles a remark: verwerkt while the text lies with him, niet verwerkt (with the reason) at any moment
/// before the end. Whoever made it sees that.
/// </summary>
public sealed record OpmerkingAfhandelen(int Opmerking, string? Uitkomst, string? Toelichting) : NotaCommand
{
    public const string Verwerkt = "verwerkt";
    public const string NietVerwerkt = "niet-verwerkt";

    public override Weigering? Bevoegd(Dossier dossier, CommandContext context) =>
        Rechten.Opsteller(dossier, context) ?? (dossier.Opmerkingen.ContainsKey(Opmerking) ? null : new NietGevonden());

    public override Outcome Decide(Dossier dossier, CommandContext context)
    {
        var fouten = Fouten().ToImmutableArray();
        if (!fouten.IsEmpty)
        {
            return new OngeldigeInvoer(fouten);
        }
        var opmerking = dossier.Opmerkingen[Opmerking];
        if (Toestanden.IsBeeindigd(dossier.Nota))
        {
            return VerkeerdeToestand.Beeindigd(dossier.Nota);
        }
        if (opmerking.Status != OpmerkingStatus.Open)
        {
            return new VerkeerdeToestand("Deze opmerking is al afgehandeld. Laad de pagina opnieuw.");
        }
        if (Uitkomst == Verwerkt && dossier.Opstellen is null)
        {
            return new VerkeerdeToestand(
                "U kunt een opmerking pas verwerken als de nota bij u ligt: de tekst van deze versie staat vast."
            );
        }
        var recorder = new Recorder(dossier, context, Rechten.AlsSteller(dossier, context));
        recorder.Record(
            new OpmerkingAfgehandeld(Opmerking, opmerking.Eenheid, Uitkomst == Verwerkt)
            {
                Inhoud = VrijeTekst.Van(null, Invoer.Schoon(Toelichting)),
            }
        );
        return recorder.Done();
    }

    private IEnumerable<Veldfout> Fouten()
    {
        if (Uitkomst is not (Verwerkt or NietVerwerkt))
        {
            yield return new("uitkomst", $"Kies {Verwerkt} of {NietVerwerkt}.");
        }
        foreach (var fout in Invoer.Toelichting(Toelichting, verplicht: Uitkomst == NietVerwerkt))
        {
            yield return fout;
        }
    }
}

public sealed record OpmerkingAfgehandeld(int Opmerking, EenheidCode Eenheid, bool Verwerkt) : Gebeurtenis
{
    internal override Dossier Apply(Dossier dossier, Vastlegging bij) =>
        dossier with
        {
            Opmerkingen = dossier.Opmerkingen.SetItem(
                Opmerking,
                dossier.Opmerkingen[Opmerking] with
                {
                    Status = Verwerkt ? OpmerkingStatus.Verwerkt : OpmerkingStatus.NietVerwerkt,
                    Reden = Inhoud?.Toelichting,
                    AfgehandeldDoor = bij.Handeling.Door,
                    AfgehandeldOp = bij.Op,
                }
            ),
        };

    public override string Zin(Vastlegging bij, Namen namen) =>
        $"{namen.Wie(bij)} heeft een opmerking van {Eenheid} {(Verwerkt ? "verwerkt" : "niet verwerkt")}.";
}
