using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>The points of attention of a proposition: what a court should know and no score should hide.</summary>
internal static class Vigilance
{
    /// <summary>Days ahead, at least, over which a coming absence or end of habilitation is announced.</summary>
    private const int HorizonJours = 30;

    // Below three designations, or under twice the share of free places, a share says nothing of the rotation.
    private const int DesignationsNotables = 3;
    private const int EcartNotable = 2;

    public static IReadOnlyList<PointAttention> Points(
        Besoin besoin,
        Bareme bareme,
        CandidatGestionnaire candidat,
        IReadOnlyList<HabilitationCandidat> habilitations,
        LieuEvalue evalue,
        double? partDesignations,
        double? partPlaces
    )
    {
        var lieu = evalue.Lieu;
        var points = new List<PointAttention>();
        void Ajouter(TypePointAttention type, string phrase) => points.Add(new(type, phrase));

        if (evalue.Places < 0)
            Ajouter(
                TypePointAttention.Surcapacite,
                $"{Francais.Nombre(-evalue.Places, "mesure")} au-delà de la capacité de {Francais.Entier(lieu.Capacite!.Value)}"
            );
        if (lieu.Capacite is null)
            Ajouter(TypePointAttention.CapaciteInconnue, "capacité jamais déclarée");
        if (candidat.EnAttenteReponse > 0)
            Ajouter(
                TypePointAttention.ReponsesEnAttente,
                $"{Francais.Nombre(candidat.EnAttenteReponse, "réponse")} en attente"
            );
        if (
            candidat.DesignationsTribunal90j >= DesignationsNotables
            && partDesignations is { } part
            && part > EcartNotable * (partPlaces ?? 0)
        )
            Ajouter(
                TypePointAttention.PartDesignations,
                $"{Francais.Nombre(candidat.DesignationsTribunal90j, "désignation")} par votre tribunal en 90{Francais.Insecable}jours, "
                    + $"soit {Francais.Pourcent(part)} pour {Francais.Pourcent(partPlaces ?? 0)} des places libres"
            );
        if (lieu.DeclareLe is not { } instant)
            Ajouter(TypePointAttention.ChiffresAnciens, "chiffres jamais déclarés");
        else if (
            besoin.Date.DayNumber - Horloge.DateParis(instant).DayNumber is var age
            && age > bareme.FraicheurNulleJours
        )
            Ajouter(TypePointAttention.ChiffresAnciens, $"chiffres déclarés {Francais.IlYA(age)}");
        if (besoin.Nature is { } nature)
        {
            if (candidat.NaturesAcceptees.Count > 0 && !candidat.NaturesAcceptees.Contains(nature))
                Ajouter(
                    TypePointAttention.NatureNonSouhaitee,
                    $"n’indique pas cette nature parmi celles qu’il prend ({nature.Libelle()})"
                );
            if (candidat.Experience.De(nature) == 0)
                Ajouter(
                    TypePointAttention.PremiereMesure,
                    $"première mesure de cette nature ({nature.Libelle()})"
                );
        }
        if (evalue.DistanceKm > candidat.DeplacementMaxKm)
            Ajouter(
                TypePointAttention.Deplacement,
                $"au-delà des {Francais.Nombre((int)Math.Round(candidat.DeplacementMaxKm.Value), "km", "km")} de déplacement déclarés"
            );
        // The person's own position is nearly always that of a commune: only the lieu's is worth a warning.
        if (lieu.Position is not { Approchee: false })
            Ajouter(
                TypePointAttention.PositionApprochee,
                lieu.Position is null
                    ? "lieu d’exercice non situé sur la carte"
                    : "lieu d’exercice situé à la commune, pas à l’adresse"
            );
        Annoncer(besoin, candidat, habilitations, lieu, Ajouter);
        return points;
    }

    private static void Annoncer(
        Besoin besoin,
        CandidatGestionnaire candidat,
        IReadOnlyList<HabilitationCandidat> habilitations,
        CandidatLieu lieu,
        Action<TypePointAttention, string> ajouter
    )
    {
        var horizon = besoin.Date.AddDays(HorizonJours);
        if (besoin.DateJugement > horizon)
            horizon = besoin.DateJugement.Value;

        var prochaine = candidat
            .Indisponibilites.Where(i =>
                (i.LieuId is null || i.LieuId == lieu.Id) && besoin.Date < i.Du && i.Du <= horizon
            )
            .OrderBy(i => i.Du)
            .ThenBy(i => i.Motif, StringComparer.Ordinal)
            .FirstOrDefault();
        if (prochaine is not null)
            ajouter(
                TypePointAttention.AbsenceProchaine,
                $"{(prochaine.EstSuspension ? "activité interrompue" : "absent")} à partir du {Francais.Date(prochaine.Du)}"
                    + (prochaine.Au is { } retour ? $", jusqu’au {Francais.Date(retour)}" : "")
            );

        var fin = habilitations.Max(DernierJour);
        if (fin <= horizon)
            ajouter(
                TypePointAttention.FinHabilitation,
                $"habilitation jusqu’au {Francais.Date(fin)}"
            );
    }

    private static DateOnly DernierJour(HabilitationCandidat habilitation)
    {
        var terme = habilitation.Au ?? DateOnly.MaxValue;
        var veilleRetrait = habilitation.RetireeLe?.AddDays(-1) ?? DateOnly.MaxValue;
        return terme < veilleRetrait ? terme : veilleRetrait;
    }
}
