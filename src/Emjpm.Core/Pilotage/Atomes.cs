namespace Emjpm.Core.Pilotage;

/// <summary>
/// The counts while days are swept. The smallest grain is a site and a court: sites, territories and jurisdictions are sums of
/// grains. Years of birth are counted beside, since an age changes without an event.
/// </summary>
internal sealed class Atomes
{
    private const int PremiereNaissance = 1890;
    private const int Naissances = 150;
    private const int Largeur = GrandeurDe.Nombre + Naissances;

    private readonly Dictionary<(int Lieu, int Tribunal), int> rangs = [];
    private readonly List<(int Lieu, int Tribunal)> cles = [];
    private readonly List<Mouvement>[] jours;
    private readonly DateOnly premier;
    private int[] etats = new int[64 * Largeur];
    private int[] agesDe = new int[64];

    public Atomes(DateOnly premier, DateOnly dernier)
    {
        this.premier = premier;
        jours = new List<Mouvement>[dernier.DayNumber - premier.DayNumber + 1];
        for (var i = 0; i < jours.Length; i++)
            jours[i] = [];
    }

    public IReadOnlyList<(int Lieu, int Tribunal)> Cles => cles;

    /// <summary>The grain of a site and of a court.</summary>
    /// <param name="tribunal">0: no court known</param>
    public int Rang(int lieu, int tribunal)
    {
        if (rangs.TryGetValue((lieu, tribunal), out var rang))
            return rang;
        rang = cles.Count;
        rangs.Add((lieu, tribunal), rang);
        cles.Add((lieu, tribunal));
        if (cles.Count * Largeur > etats.Length)
        {
            Array.Resize(ref etats, etats.Length * 2);
            Array.Resize(ref agesDe, agesDe.Length * 2);
        }
        return rang;
    }

    /// <summary>Counts from <paramref name="du"/> to the eve of <paramref name="avant"/> (null: without end).</summary>
    public void Compter(int rang, Grandeur compte, DateOnly du, DateOnly? avant, int combien = 1)
    {
        if (avant <= du)
            return;
        Bouger(rang, (int)compte, du, combien);
        if (avant is { } fin)
            Bouger(rang, (int)compte, fin, -combien);
    }

    /// <summary>Counts an event over the twelve months that end on each day: it is there for a year.</summary>
    public void Compter12Mois(int rang, Grandeur compte, DateOnly jour, int combien = 1) =>
        Compter(rang, compte, jour, jour.AddYears(1), combien);

    /// <inheritdoc cref="Compter"/>
    public void CompterNaissance(int rang, int annee, DateOnly du, DateOnly? avant)
    {
        if (avant <= du)
            return;
        var place = GrandeurDe.Nombre + Math.Clamp(annee - PremiereNaissance, 0, Naissances - 1);
        Bouger(rang, place, du, 1);
        if (avant is { } fin)
            Bouger(rang, place, fin, -1);
    }

    /// <summary>Applies what happens on a day; days are asked one after the other.</summary>
    public void Avancer(DateOnly jour)
    {
        var mouvements = jours[jour.DayNumber - premier.DayNumber];
        foreach (var m in mouvements)
        {
            etats[m.Rang * Largeur + m.Place] += m.Combien;
            if (m.Place >= GrandeurDe.Nombre)
                agesDe[m.Rang] = 0;
        }
        mouvements.Clear();
        mouvements.TrimExcess();
    }

    /// <summary>The counts of a grain on <paramref name="jour"/>, ages included.</summary>
    public ReadOnlySpan<int> Lire(int rang, DateOnly jour)
    {
        var etat = etats.AsSpan(rang * Largeur, Largeur);
        if (agesDe[rang] != jour.Year)
        {
            agesDe[rang] = jour.Year;
            for (var c = Grandeur.MoinsDe40Ans; c <= Grandeur.De85AnsEtPlus; c++)
                etat[(int)c] = 0;
            for (var i = 0; i < Naissances; i++)
                if (etat[GrandeurDe.Nombre + i] is not 0 and var n)
                    etat[(int)GrandeurDe.Age(jour.Year - PremiereNaissance - i)] += n;
        }
        return etat[..GrandeurDe.Nombre];
    }

    private void Bouger(int rang, int place, DateOnly date, int combien)
    {
        var jour = date.DayNumber - premier.DayNumber;
        if (jour >= jours.Length)
            return;
        if (jour <= 0)
            // Before the first day, and on it: the state it starts from.
            etats[rang * Largeur + place] += combien;
        else
            jours[jour].Add(new(rang, (short)place, combien));
    }

    private readonly record struct Mouvement(int Rang, short Place, int Combien);
}
