using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Aanmelden;
using ApprovalFlow.Web.Berichten;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalFlow.Web.Pages.Beheer;

/// <summary>What waits to be sent, and what could not be taken.</summary>
internal sealed class BerichtenModel(OutboxStore outbox, Onbestelbaarbeheer onbestelbaar) : PageModel
{
    public bool IsBeheerder => HttpContext.Aanvrager().Wie!.IsBeheerder;
    public OutboxStand Outbox { get; private set; } = new(0, null);
    public IReadOnlyList<OnbestelbaarRegel> Onbestelbaar { get; private set; } = [];
    public int Aantal { get; private set; }

    /// <summary>What a message is about, for who does not know the names of queues.</summary>
    public static string Soort(string wachtrij) =>
        wachtrij switch
        {
            Wachtrijen.Afstemming => "Antwoord van een koppeling",
            Wachtrijen.Resultaat => "Resultaat van een opdracht",
            _ when wachtrij.StartsWith(Berichten.Onbestelbaar.UitOutbox, StringComparison.Ordinal) =>
                "Uitgaand bericht",
            _ => "Opdracht",
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!IsBeheerder)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }
        Outbox = await outbox.StandAsync(stop);
        Onbestelbaar = await onbestelbaar.Open(stop);
        Aantal = await onbestelbaar.Aantal(stop);
        return Page();
    }

    public Task<IActionResult> OnPostOpnieuwAsync(Guid bericht, CancellationToken stop) =>
        Handel(
            wie => onbestelbaar.Herbezorg(bericht, wie.Id, stop),
            "Het bericht gaat opnieuw naar zijn wachtrij. Lukt het weer niet, dan staat het hier opnieuw."
        );

    public Task<IActionResult> OnPostWegleggenAsync(Guid bericht, CancellationToken stop) =>
        Handel(wie => onbestelbaar.Leg(bericht, wie.Id, stop), "Het bericht is weggelegd.");

    private async Task<IActionResult> Handel(Func<Medewerker, Task<bool>> werk, string gelukt)
    {
        if (!IsBeheerder)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        if (await werk(HttpContext.Aanvrager().Wie!))
        {
            TempData["Bevestiging"] = gelukt;
        }
        else
        {
            TempData["Bezwaar"] = "Dit bericht is al afgehandeld.";
        }
        return LocalRedirect("/beheer/berichten");
    }
}
