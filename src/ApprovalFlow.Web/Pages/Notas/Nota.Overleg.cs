using System.Globalization;
using ApprovalFlow.Notas.Opdrachten;
using Microsoft.AspNetCore.Mvc;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>Remarks and questions on the page of the nota itself: the steller settles and answers there while others answer.</summary>
internal sealed partial class NotaModel
{
    public Overlegblad Overleg =>
        new(
            Blad,
            Blad.Pad,
            (naam, nummer) => geweigerd.Naam == naam && Nummer == nummer ? geweigerd : new($"{naam}-{nummer}")
        );

    public Task<IActionResult> OnPostOpmerkingAsync(CancellationToken stop) =>
        Voer(
            "opmerking",
            "De opmerking is afgehandeld. Wie haar maakte, ziet dat.",
            _ => (new OpmerkingAfhandelen(Nummer, Tekst("uitkomst"), Tekst("toelichting")), null),
            stop
        );

    public Task<IActionResult> OnPostVraagAsync(CancellationToken stop) =>
        Voer("vraag", "Uw antwoord is verstuurd.", _ => (new VraagBeantwoorden(Nummer, Tekst("tekst")), null), stop);

    private int Nummer =>
        Request.HasFormContentType
        && int.TryParse(Request.Form["nummer"], NumberStyles.None, CultureInfo.InvariantCulture, out var nummer)
            ? nummer
            : 0;
}
