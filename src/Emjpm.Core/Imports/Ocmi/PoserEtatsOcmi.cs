using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>The nomination and the situations that OCMI says, put in the history of a mesure; nothing is taken out of it.</summary>
internal sealed class PoserEtatsOcmi(ReperesOcmi reperes, ResultatOcmi resultat)
{
    /// <summary>Corrects the date of the nomination, when the situations recorded allow it.</summary>
    public void Nommer(Mesure m, DateOnly? dite)
    {
        if (dite is not { } nomination || nomination == m.DateNomination)
            return;
        if (
            m.Etats.Any(e =>
                e.DateEffet > m.DateNomination
                    ? e.DateEffet <= nomination
                    : e.DateEffet < m.DateNomination && e.DateEffet >= nomination
            )
        )
        {
            resultat.AVerifier.Add(
                $"La date de nomination d’OCMI ({Francais.Date(nomination)}) ne s’accorde pas avec les situations enregistrées dans e-MJPM : corrigez-la dans OCMI, ou corrigez ces situations."
            );
            return;
        }
        resultat.Changements.Noter("Date de nomination", m.DateNomination, nomination);
        m.CorrigerNomination(nomination);
    }

    /// <summary>Adds the situations that are not known, puts right those of the same day; the others stay.</summary>
    public void Situer(Mesure m, IReadOnlyList<EtatOcmi> etats)
    {
        foreach (var etat in etats)
        {
            var enregistre = m.Etats.FirstOrDefault(e => e.DateEffet == etat.Date);
            var enCours =
                enregistre ?? m.Etats.Where(e => e.DateEffet < etat.Date).MaxBy(e => e.DateEffet);
            var connue = enCours is null ? null : FusionLigne.Propre(SituationMesure.De(enCours));
            if (etat.Sur(connue) is not { } voulue)
                resultat.Motifs.Add(
                    $"La situation du {Francais.Date(etat.Date)} n’a pas de nature de mesure dans OCMI."
                );
            else if (voulue == connue)
                continue;
            else if (etat.Date > reperes.Aujourdhui)
                resultat.Motifs.Add(
                    $"La situation du {Francais.Date(etat.Date)} est dans le futur : corrigez sa date dans OCMI."
                );
            else
            {
                Noter(connue, voulue, etat.Date);
                if (enregistre is not null)
                    m.CorrigerEtat(enregistre, etat.Date, voulue);
                else
                    m.AjouterEtat(voulue.Au(etat.Date));
            }
        }
    }

    private void Noter(SituationMesure? avant, SituationMesure apres, DateOnly date)
    {
        var changements = resultat.Changements;
        var le = $" au {Francais.Date(date)}";
        changements.Noter("Nature" + le, avant?.Nature.Libelle(), apres.Nature.Libelle());
        changements.Noter("Champ" + le, avant?.Champ?.Libelle(), apres.Champ?.Libelle());
        changements.Noter("Lieu de vie" + le, avant?.LieuVie?.Libelle(), apres.LieuVie?.Libelle());
        changements.Noter(
            "Type d’établissement" + le,
            avant?.TypeEtablissement?.Libelle(),
            apres.TypeEtablissement?.Libelle()
        );
        changements.Noter(
            "Commune" + le,
            reperes.NomCommune(avant?.CommuneCode),
            reperes.NomCommune(apres.CommuneCode)
        );
        changements.Noter("Pays" + le, avant?.Pays, apres.Pays);
    }
}
