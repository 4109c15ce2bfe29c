using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Web.Setup;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Aanmelden;

/// <summary>Before somebody signs, decides or establishes, their sign-in is at most so old as the setting says.</summary>
internal sealed class Herbevestiging(Instellingen instellingen)
{
    public bool IsNodig(Stap stap, Aanvrager aanvrager) =>
        instellingen.Aanmelden.Herbevestigen is { } duur
        && stap is (Stap.Ondertekenen or Stap.Beslissen or Stap.Vaststellen)
        && (aanvrager.AangemeldOp is not { } op || op < Edge.Nu() - Duration.FromTimeSpan(duur));

    public Weigering? Weiger(NotaCommand command, Dossier dossier, Aanvrager aanvrager) =>
        aanvrager.Wie is not null
        && command is TaakAfhandelen afhandelen
        && dossier.Taak(afhandelen.TaakId) is { } taak
        && IsNodig(taak.Stap, aanvrager)
            ? new HerbevestigingNodig()
            : null;
}

internal sealed record HerbevestigingNodig()
    : Weigering("herbevestiging-nodig", "Bevestig eerst opnieuw wie u bent: meld u nog een keer aan.")
{
    public override WeigeringSoort Soort => WeigeringSoort.Verboden;
}
