"""The inspection pack and the score of readiness (検査対応)."""
